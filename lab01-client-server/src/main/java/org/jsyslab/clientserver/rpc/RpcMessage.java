package org.jsyslab.clientserver.rpc;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.OpId;

/** What client and server say to each other. */
public sealed interface RpcMessage extends Message {

    /** The call identifier: which call of which client this message belongs to. */
    OpId op();

    /**
     * Asks the server to execute a call.
     *
     * @param op the same each time the request is sent again
     * @param semantics what the client wants to be sure of
     * @param call what to do
     */
    record Request(OpId op, Semantics semantics, BankCall call) implements RpcMessage {}

    /** The server's reply to the request of the same identifier. */
    record Reply(OpId op, BankResult result) implements RpcMessage {}
}
