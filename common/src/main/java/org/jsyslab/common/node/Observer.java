package org.jsyslab.common.node;

/**
 * Is told everything that happens to the nodes of a host: traces, pictures and checks are observers. With no observer a
 * host allocates no event.
 */
@FunctionalInterface
public interface Observer {

    /** One event, in the order of happening. Runs on the thread of the node concerned; must not block for long. */
    void observe(Event event);
}
