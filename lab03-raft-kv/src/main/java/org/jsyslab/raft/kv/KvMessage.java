package org.jsyslab.raft.kv;

import java.util.Optional;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** What clients and servers of the store say to each other (dissertation, Figure 6.1). */
public sealed interface KvMessage extends Message {

    /** The operation that it belongs to, the same each time a request is sent again. */
    OpId op();

    /** Asks for a session. Each copy that is executed opens one; those that nobody uses expire. */
    record RegisterClient(OpId op) implements KvMessage {
        public RegisterClient {
            Sessions.checkName(op.client());
        }
    }

    /**
     * Asks for a change.
     *
     * @param op its client is the session
     */
    record ClientRequest(OpId op, KvWrite write) implements KvMessage {}

    /** Asks what the store holds. Needs no session: a read can be repeated. */
    record ClientQuery(OpId op, KvRead read) implements KvMessage {}

    /** How it ended. */
    record Reply(OpId op, KvResult result) implements KvMessage {}

    /**
     * Nothing to be had here; ask again elsewhere. A write may have been done all the same, or may be later, if the
     * server lost its leadership in the meantime: asking again under the same identity is safe.
     *
     * @param leader who leads, as far as the sender knows; empty if nobody, the sender itself if it leads and can take
     *     no more just now
     */
    record Redirect(OpId op, Optional<NodeId> leader) implements KvMessage {}
}
