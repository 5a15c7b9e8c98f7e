package org.jsyslab.raft;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Tally;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.RaftTimer.ElectionTimeout;

/** Leader election: the box "RequestVote RPC" and the rules for candidates of Figure 2 (§5.2, §5.4.1). */
class Election {
    private final RaftNode raft;
    private final RaftState state;
    private final Env<RaftMessage> env;

    /** The votes of the current term; null unless this server was a candidate in this life. */
    private Tally<Boolean> votes;

    /** Whether its own vote of the current term, and so the term itself, is on disk. */
    private boolean ownVoteIsOnDisk;

    Election(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.env = raft.env();
    }

    /**
     * On conversion to candidate, start election: increment currentTerm, vote for self, reset election timer, send
     * RequestVote RPCs to all other servers (Figure 2, Candidates 1). The vote for itself is a message to itself: it
     * counts once the new term is on disk.
     *
     * @param transfer whether the leader asked for it
     */
    @Exercise(part = "A", hint = "Send yourself a VoteReply instead of counting your vote at once.")
    void start(boolean transfer) {
        state.standForElection();
        state.become(Role.CANDIDATE, null);
        votes = Tally.majority(state.log().configuration().voters());
        ownVoteIsOnDisk = false;
        resetTimer();
        env.send(env.self(), new VoteReply(state.term(), true));
        RequestVote request = new RequestVote(state.term(), state.log().last(), transfer);
        raft.others().forEach(other -> ask(other, request));
    }

    /**
     * Asks for a vote, ahead of this server's own disk: the request promises nothing but where the log ends, and no
     * entry of it waits for the disk, for whatever appends one also resets the timer. If this server crashes before its
     * term is on disk, it has not voted in it either, nor led it: it may vote for another, or stand again with the same
     * log. (A {@link RaftMessage.TimeoutNow} may come together with entries, which a crash would take back.)
     */
    private void ask(NodeId other, RequestVote request) {
        if (request.transfer()) {
            env.send(other, request);
        } else {
            env.sendAhead(other, request);
        }
    }

    /** RequestVote RPC, receiver implementation (Figure 2; §5.2, §5.4). */
    @Exercise(part = "A", hint = "One vote a term; and the timer starts anew only where a vote was granted.")
    void onRequestVote(NodeId candidate, RequestVote request) {
        boolean free = state.votedFor().isEmpty() || state.votedFor().get().equals(candidate);
        boolean granted = request.term() == state.term() && free && isUpToDate(request.last());
        if (granted) {
            state.voteFor(candidate);
            resetTimer();
        }
        env.send(candidate, new VoteReply(state.term(), granted));
    }

    /**
     * If votes received from majority of servers: become leader (Figure 2, Candidates 2), once its own is among what it
     * received: votes that were granted before a crash may come back while its term is not on disk, and whoever forgets
     * a term that it led could lead it twice.
     */
    @Exercise(part = "A", hint = "Votes are of one term, and each server has one: see Tally. Wait for your own, too.")
    void onVoteReply(NodeId voter, VoteReply reply) {
        if (state.role() == Role.CANDIDATE && reply.granted()) {
            votes.add(voter, true);
            ownVoteIsOnDisk = ownVoteIsOnDisk || voter.equals(env.self());
            if (ownVoteIsOnDisk && votes.reached()) {
                raft.becomeLeader();
            }
        }
    }

    /** Whether a candidate's log is at least as up-to-date as this server's (§5.4.1). */
    @Exercise(part = "A", hint = "See the order of Position.")
    boolean isUpToDate(Position last) {
        return last.compareTo(state.log().last()) >= 0;
    }

    /** Waits for the next election, for a time drawn anew: that is what splits split votes (§5.2). */
    @Exercise(part = "A", hint = "Between the least and the most of RaftOptions; setting an equal timer replaces it.")
    void resetTimer() {
        long least = raft.options().leastElectionTimeout().toNanos();
        long most = raft.options().mostElectionTimeout().toNanos();
        long wait = env.random("election timeout").nextLong(least, most + 1);
        env.set(new ElectionTimeout(), Duration.ofNanos(wait));
    }

    /** Waits for no election: this server leads. */
    void stopTimer() {
        env.cancel(new ElectionTimeout());
    }
}
