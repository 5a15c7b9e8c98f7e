package org.jsyslab.raft;

import java.time.Duration;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Tally;
import org.jsyslab.raft.RaftMessage.PreVote;
import org.jsyslab.raft.RaftMessage.PreVoteReply;
import org.jsyslab.raft.RaftMessage.RequestVote;

/**
 * Keeps servers that cannot win from disturbing a leader with ever newer terms: before it increments its term, a server
 * asks whether a majority would vote for it, and whoever hears a leader would not (Ongaro's dissertation, §9.6, and
 * §4.2.3 for the votes themselves, on which leases rely).
 */
class PreVoting {
    private final RaftNode raft;
    private final RaftState state;
    private final Env<RaftMessage> env;

    /** Who would vote for this server; null unless it asked. */
    private Tally<Boolean> votes;

    /** When a leader was last heard of. A restart counts: this server may have heard one just before it crashed. */
    private Duration heard;

    PreVoting(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.env = raft.env();
        this.heard = env.now();
    }

    /** The election timeout has elapsed: asks before it stands. */
    void begin() {
        state.become(state.role(), null);
        votes = Tally.majority(state.log().configuration().voters());
        raft.others()
                .forEach(other ->
                        env.send(other, new PreVote(state.term(), state.log().last())));
        count(env.self());
    }

    /** The leader of the current term has made itself heard. */
    void onLeaderHeard() {
        heard = env.now();
        votes = null;
    }

    void onPreVote(NodeId asker, PreVote question) {
        boolean granted = question.term() == state.term()
                && !hearsLeader()
                && raft.election().isUpToDate(question.last());
        env.send(asker, new PreVoteReply(state.term(), granted));
    }

    void onPreVoteReply(NodeId voter, PreVoteReply reply) {
        if (state.role() != Role.LEADER && reply.granted()) {
            count(voter);
        }
    }

    /**
     * A server that hears a leader does not vote for another, nor adopt its term, unless that leader wished it. Comes
     * before the rule on newer terms.
     */
    boolean permits(NodeId from, RaftMessage message) {
        boolean disturbs = message instanceof RequestVote request && !request.transfer() && hearsLeader();
        return !disturbs || !raft.options().preVote();
    }

    private boolean hearsLeader() {
        Duration silence = env.now().minus(heard);
        return state.role() == Role.LEADER || silence.compareTo(raft.options().leastElectionTimeout()) < 0;
    }

    private void count(NodeId voter) {
        if (votes != null && votes.add(voter, true)) {
            votes = null;
            raft.election().start(false);
        }
    }
}
