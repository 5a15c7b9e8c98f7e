package org.jsyslab.raft;

import java.util.Optional;
import org.jsyslab.common.node.NodeId;

/**
 * What an operator can have done by a server (Ongaro's dissertation, §3.10 and Figure 4.1). What takes time is asked
 * for again until it is done, at whichever server leads then.
 */
public final class Administration {
    private final RaftNode raft;

    Administration(RaftNode raft) {
        this.raft = raft;
    }

    /** Adds a server, or goes on with that; empty if this server does not lead. */
    public Optional<ChangeStatus> add(NodeId server) {
        return leads() ? Optional.of(raft.membership().add(server)) : Optional.empty();
    }

    /** Removes a server, or goes on with that; empty if this server does not lead. */
    public Optional<ChangeStatus> remove(NodeId server) {
        return leads() ? Optional.of(raft.membership().remove(server)) : Optional.empty();
    }

    /** Hands the leadership over, or goes on with that; empty if this server does not lead, or leads no more. */
    public Optional<ChangeStatus> transferTo(NodeId target) {
        return leads() ? Optional.of(raft.transfer().to(target)) : Optional.empty();
    }

    /** Takes a snapshot of what this server has applied, however short its log is. */
    public void takeSnapshot() {
        raft.snapshots().take();
    }

    /** Whether this server leads and may answer reads by its lease just now. */
    public boolean holdsLease() {
        return leads() && raft.leadership().reads().holdsLease();
    }

    private boolean leads() {
        return raft.leadership() != null;
    }
}
