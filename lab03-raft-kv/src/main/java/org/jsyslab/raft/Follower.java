package org.jsyslab.raft;

import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;

/** Log replication, the followers' part: the box "AppendEntries RPC" of Figure 2 (§5.3). */
class Follower {
    private final RaftNode raft;
    private final RaftState state;
    private final RaftLog log;
    private final Env<RaftMessage> env;

    Follower(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.log = raft.state().log();
        this.env = raft.env();
    }

    /**
     * AppendEntries RPC, receiver implementation. A heartbeat is no different. Whoever sends it in the current term is
     * the leader, and is followed ({@link RaftNode#follow}) before anything else is looked at.
     */
    @Exercise(part = "B", hint = "The five steps of the figure, in their order, and one reply at the end.")
    void onAppendEntries(NodeId leader, AppendEntries request) {
        boolean current = request.term() == state.term(); // 1. reply false if term < currentTerm (§5.1)
        if (current) {
            raft.follow(leader);
        }
        boolean success = current && log.holds(request.previous()); // 2.
        if (success) {
            log.merge(request.previous().index(), request.entries()); // 3. and 4.
            state.commitTo(commitIndex(request)); // 5.
        }
        env.send(leader, reply(request, current, success));
    }

    /**
     * If leaderCommit &gt; commitIndex, set commitIndex = min(leaderCommit, index of last new entry) (5.). What follows
     * that entry in this log may be of another leader.
     */
    @Exercise(part = "B")
    long commitIndex(AppendEntries request) {
        return Math.min(request.leaderCommit(), request.lastIndex());
    }

    /** Up to where the logs agree; or from where the leader should try, so that it need not go back one by one. */
    @Exercise(part = "B", hint = "See AppendReply, and RaftLog.conflict.")
    AppendReply reply(AppendEntries request, boolean current, boolean success) {
        long index = success ? request.lastIndex() : request.previous().index();
        long next = success || !current ? index + 1 : log.conflict(request.previous());
        return new AppendReply(state.term(), success, index, next, current ? request.round() : 0);
    }
}
