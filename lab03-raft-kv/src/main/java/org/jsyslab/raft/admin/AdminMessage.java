package org.jsyslab.raft.admin;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.OpId;

/** What an operator's client and the servers say to each other. */
public sealed interface AdminMessage extends Message {

    /** Which operation it belongs to. */
    OpId op();

    /** Asks for an operation, or how far it is. */
    record AdminRequest(OpId op, AdminOperation operation) implements AdminMessage {}

    /** The answer. */
    record AdminReply(OpId op, AdminResult result) implements AdminMessage {}
}
