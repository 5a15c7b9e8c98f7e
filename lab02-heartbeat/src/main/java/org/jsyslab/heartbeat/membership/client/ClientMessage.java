package org.jsyslab.heartbeat.membership.client;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.OpId;
import org.jsyslab.heartbeat.membership.Beliefs;

/** What clients and members say to each other. Each request may be sent again: to do it twice changes nothing. */
public sealed interface ClientMessage extends Message {

    /** Which operation of which client it belongs to. */
    OpId op();

    /** What does the receiver believe? */
    record ViewRequest(OpId op) implements ClientMessage {}

    /** Let the receiver leave the group. */
    record LeaveRequest(OpId op) implements ClientMessage {}

    /** Let the receiver join the group that it has left. */
    record JoinRequest(OpId op) implements ClientMessage {}

    /** What the sender believes, after it has done what was asked. */
    record ViewReply(OpId op, Beliefs beliefs) implements ClientMessage {}
}
