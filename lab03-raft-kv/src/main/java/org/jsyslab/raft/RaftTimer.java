package org.jsyslab.raft;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Timer;

/** What happens at a server when nothing else does. */
sealed interface RaftTimer extends Timer {

    /** No leader and no candidate worth a vote was heard of for a while (§5.2). */
    record ElectionTimeout() implements RaftTimer {}

    /** The leader's followers are to hear of it again (§5.2). */
    record HeartbeatDue() implements RaftTimer {}

    /** The server that was to take the leadership over has not done so. */
    record TransferOverdue() implements RaftTimer {}

    /** The server that was to be added has not caught up. */
    record CatchUpOverdue(NodeId server) implements RaftTimer {}
}
