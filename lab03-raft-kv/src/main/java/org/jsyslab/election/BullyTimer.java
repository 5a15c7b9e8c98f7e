package org.jsyslab.election;

import org.jsyslab.common.node.Timer;

/** What a process waits for in the bully algorithm. */
sealed interface BullyTimer extends Timer {

    /** Nobody above has answered: all of them are taken for crashed. */
    record NoAnswer() implements BullyTimer {}

    /** Nobody above has been heard of as coordinator. */
    record NoCoordinator() implements BullyTimer {}

    /** The coordinator gives a sign of life. */
    record SignOfLife() implements BullyTimer {}
}
