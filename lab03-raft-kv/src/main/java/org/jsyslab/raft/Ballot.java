package org.jsyslab.raft;

import java.util.Optional;
import org.jsyslab.common.node.NodeId;

/**
 * What a server must never forget about elections, as one durable record: a vote belongs to its term (Figure 2,
 * "currentTerm" and "votedFor").
 *
 * @param term latest term the server has seen; 0 at first, only rises
 * @param votedFor the candidate that received its vote in that term
 */
public record Ballot(long term, Optional<NodeId> votedFor) {

    /** Of a server that never ran. */
    static final Ballot NONE = new Ballot(0, Optional.empty());
}
