package org.jsyslab.raft.admin;

import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.Role;

/** What an operator is told. */
public sealed interface AdminResult {

    /**
     * How a server is.
     *
     * @param server which one
     * @param leader of the current term, as far as the server knows
     * @param base index of the last entry that a snapshot has replaced; 0 if none has
     * @param lastIndex index of the last entry of its log
     * @param voters the configuration in force at that server
     * @param lease whether it may answer reads by its lease just now
     */
    record ServerStatus(
            NodeId server,
            Role role,
            long term,
            Optional<NodeId> leader,
            long commitIndex,
            long lastApplied,
            long base,
            long lastIndex,
            SortedSet<NodeId> voters,
            boolean lease)
            implements AdminResult {}

    /** It is so. */
    record ChangeDone() implements AdminResult {}

    /** It has begun, or waits for something else: ask again. */
    record ChangeUnderWay() implements AdminResult {}

    /** Nothing was changed, and it will not be. */
    record ChangeRefused(String reason) implements AdminResult {}

    /** Ask the leader, if it is known who that is. */
    record NotLeader(Optional<NodeId> leader) implements AdminResult {}
}
