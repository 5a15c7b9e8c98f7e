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

    /** The sender is about to give this number away: from now on the receiver's copy must not be lower. */
    record Update(long number) implements CounterMessage {
        /** No counter gets as far. */
        public static final long MOST = 1L << 62;

        public Update {
            if (number < 1 || number > MOST) {
                throw new IllegalArgumentException("a number is 1 to 2^62, not " + number);
            }
        }
    }

    /** The sender's copy is this number, on disk. */
    record UpdateReply(long number) implements CounterMessage {}

    /** The number is not free: the sender's copy is as high as {@code copy}, by another primary's word. */
    record Behind(long number, long copy) implements CounterMessage {}
}
