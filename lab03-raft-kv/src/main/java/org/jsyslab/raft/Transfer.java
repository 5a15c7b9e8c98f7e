package org.jsyslab.raft;

import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.TimeoutNow;
import org.jsyslab.raft.RaftTimer.TransferOverdue;

/**
 * Hands the leadership over to a server of choice (Ongaro's dissertation, §3.10): the leader takes no more commands,
 * waits until that server's log is its own, and tells it not to wait for its election timeout. If nothing comes of it
 * within an election timeout, the leader goes on.
 */
class Transfer {
    private final RaftNode raft;
    private final RaftState state;
    private final Env<RaftMessage> env;

    /** Who is to lead; null while nobody is. */
    private NodeId target;

    private boolean told;

    /** Who did not take over, until it is told to who asks. */
    private NodeId failed;

    Transfer(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.env = raft.env();
    }

    /**
     * Leader: begins to hand over to another voter, or goes on with that; refused once after it has come to nothing.
     */
    ChangeStatus to(NodeId server) {
        if (!raft.others().contains(server)) {
            return ChangeStatus.refused(server + " is no other voter of "
                    + state.log().configuration().voters());
        }
        if (server.equals(failed)) {
            failed = null;
            return ChangeStatus.refused(server + " has not taken over: does it run, and reach the others?");
        }
        if (target == null) {
            target = server;
            told = false;
            env.set(new TransferOverdue(), raft.options().mostElectionTimeout());
        }
        return ChangeStatus.UNDER_WAY;
    }

    /** Whether this server is handing its leadership over. */
    boolean isUnderWay() {
        return target != null;
    }

    /** Leader: tells the target, once its log is complete. */
    void endOfBatch() {
        boolean caughtUp = target != null
                && raft.leadership().progressOf(target).match() == state.log().lastIndex();
        if (caughtUp && !told) {
            told = true;
            raft.leadership().reads().renounceLease();
            env.send(target, new TimeoutNow(state.term()));
        }
    }

    /** The leader asks this server to stand. */
    void onTimeoutNow(NodeId leader, TimeoutNow request) {
        if (request.term() == state.term() && state.role() == Role.FOLLOWER && state.isVoter()) {
            raft.election().start(true);
        }
    }

    /** The leader goes on as before. */
    void onTransferOverdue() {
        failed = target;
        target = null;
    }

    /** This server leads no more, as was wished or not. */
    void end() {
        target = null;
        failed = null;
        env.cancel(new TransferOverdue());
    }
}
