package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** What clients and replicas of the counter say to each other. */
public sealed interface CounterMessage extends Message {

    /** A client asks for a number. */
    record Request(OpId op) implements CounterMessage {}

    /** The client's number: greater than any given before. */
    record Reply(OpId op, long number) implements CounterMessage {}

    /** The receiver asked the wrong replica. */
    record NotPrimary(OpId op, NodeId primary) implements CounterMessage {}

    /** The primary is about to give this number away: from now on the copy must not be lower. */
    record Update(long number) implements CounterMessage {}

    /** The sender's copy is no lower than this number, on disk. */
    record UpdateReply(long number) implements CounterMessage {}
}
