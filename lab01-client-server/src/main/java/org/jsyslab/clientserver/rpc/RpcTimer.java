package org.jsyslab.clientserver.rpc;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;

/** What a client waits for. */
public sealed interface RpcTimer extends Timer {

    /**
     * No reply has come in time: the request is lost, or the reply, or either is late; the client cannot tell which.
     */
    record ReplyOverdue(OpId op) implements RpcTimer {}
}
