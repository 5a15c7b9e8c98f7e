package org.jsyslab.common.sim;

/** What a node handles in one step: a message, a timer, the result of work, a request of a workload. */
interface Input {

    /** Runs the node's handler. */
    void handle(Incarnation life);
}
