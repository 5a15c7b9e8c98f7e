package org.jsyslab.raft.kv;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;

/** What a client waits for. */
public sealed interface KvTimer extends Timer {

    /** The server asked has not replied: it is down, or cannot commit, or a message is lost. */
    record ReplyOverdue(OpId op) implements KvTimer {}

    /** There may be a leader by now. */
    record ElectionMayBeOver(OpId op) implements KvTimer {}

    /** The user has waited long enough. */
    record PatienceEnded() implements KvTimer {}
}
