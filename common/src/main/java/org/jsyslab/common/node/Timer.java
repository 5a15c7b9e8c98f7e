package org.jsyslab.common.node;

/**
 * Something that is to happen later, as a value: {@code record Silence(NodeId peer) implements RingTimer}. The timers
 * of one protocol are the records of one sealed interface that extends this one. Equal timers are the same timer:
 * setting one again replaces the pending one.
 */
public interface Timer {}
