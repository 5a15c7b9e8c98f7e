package org.jsyslab.heartbeat;

import java.util.List;
import org.jsyslab.common.node.Message;
import org.jsyslab.heartbeat.membership.Sign;

/** What members send where news travels from one to the next. */
public sealed interface GossipMessage extends Message {

    /**
     * Everything that the sender knows of those that it trusts.
     *
     * @param table the newest sign of life of each, that of the sender first; at most {@link #MOST}
     */
    record Gossip(List<Sign> table) implements GossipMessage {
        /** More signs of life than any group has members. */
        public static final int MOST = 1_024;

        public Gossip {
            table = List.copyOf(table);
            if (table.isEmpty() || table.size() > MOST) {
                throw new IllegalArgumentException("gossip tells of 1 to " + MOST + " members, not " + table.size());
            }
        }
    }
}
