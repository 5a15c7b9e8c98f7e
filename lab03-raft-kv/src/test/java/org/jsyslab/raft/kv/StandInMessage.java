package org.jsyslab.raft.kv;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Timer;

/** What the parts of {@link StandInRaft} say to each other: nothing, for they share a log. */
sealed interface StandInMessage extends Message {

    /** Never sent. */
    record Silence() implements StandInMessage {}

    /** Their timers. */
    sealed interface StandInTimer extends Timer {

        /** Time to look what is new in the log. */
        record Look() implements StandInTimer {}
    }
}
