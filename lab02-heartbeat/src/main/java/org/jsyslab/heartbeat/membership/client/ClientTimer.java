package org.jsyslab.heartbeat.membership.client;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;

/** What a client waits for. */
public sealed interface ClientTimer extends Timer {

    /** Somebody who was asked has not answered. */
    record ReplyOverdue(OpId op) implements ClientTimer {}
}
