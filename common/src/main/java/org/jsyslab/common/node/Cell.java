package org.jsyslab.common.node;

/**
 * One durable value. A change becomes durable with the step that makes it, together with all other changes of that step
 * and before any message of it leaves.
 */
public interface Cell<T extends Record> {

    /** The value last set, also by the current step, or the initial one. */
    T get();

    /** Replaces the value. */
    void set(T value);
}
