package org.jsyslab.paxos;

import org.jsyslab.common.node.Timer;

/** What a proposer waits for. */
sealed interface PaxosTimer extends Timer {

    /** It is time to try again, with a higher number. */
    record Retry() implements PaxosTimer {}
}
