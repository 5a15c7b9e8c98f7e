package org.jsyslab.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftTimer.CatchUpOverdue;

/**
 * Changes of the cluster, one server at a time (Ongaro's dissertation, ch. 4): two majorities of configurations that
 * differ by one server overlap, so the change is an ordinary entry, in force from the moment it is in a log. A server
 * that is to join first catches up without a vote (§4.2.1). Left out: joint consensus (§6 of the paper; §4.3).
 *
 * <p>What is said of leaders holds for the present leader; whoever asks asks again until it is done, so nothing of a
 * request must outlive a leader.
 */
class Membership {
    /** A server that did not catch up in so many rounds writes more slowly than the clients. */
    private static final int MOST_ROUNDS = 10;

    /** How long a round of catching up may take, in election timeouts. */
    private static final int PATIENCE = 30;

    private final RaftNode raft;
    private final RaftState state;
    private final RaftLog log;
    private final Env<RaftMessage> env;

    /** Who catches up, without a vote; null if nobody does. */
    private NodeId learner;

    /** The index that it must reach in this round, which round it is, and when that began. */
    private long goal;

    private int round;
    private Duration roundBegan;

    /** Who was removed last: it is told of it. Null if nobody was. */
    private NodeId leaving;

    /** Who did not catch up, until it is told to who asks. */
    private NodeId failed;

    Membership(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.log = raft.state().log();
        this.env = raft.env();
    }

    /**
     * AddServer RPC, receiver implementation (dissertation, Figure 4.1): steps 2 to 5, as far as they have come.
     * Refused once if the server did not catch up; done if it is a voter, and that is committed; otherwise under way,
     * and begun with its first round if a change may begin. What a leader knew of an earlier server of that name it
     * forgets ({@link Leader#forget}).
     */
    @Exercise(part = "F", hint = "Asked again and again; what is done need not be done again.")
    ChangeStatus add(NodeId server) {
        if (server.equals(failed)) {
            failed = null;
            return ChangeStatus.refused(server + " does not catch up: does it run, and reach this server?");
        }
        if (log.configuration().voters().contains(server)) {
            return isCommitted() ? ChangeStatus.DONE : ChangeStatus.UNDER_WAY;
        }
        if (!server.equals(learner) && mayChange()) {
            raft.leadership().forget(server);
            learner = server;
            round = 0;
            beginRound();
        }
        return ChangeStatus.UNDER_WAY;
    }

    /**
     * RemoveServer RPC, receiver implementation (dissertation, Figure 4.1). Done if the server is no voter, and that is
     * committed; otherwise under way, and begun if a change may begin. Whoever leaves is remembered, to be told of it;
     * whoever still catches up need not go on.
     */
    @Exercise(part = "F", hint = "The last server of a cluster cannot be removed.")
    ChangeStatus remove(NodeId server) {
        if (server.equals(learner)) {
            stopCatchUp();
        }
        if (!log.configuration().voters().contains(server)) {
            return isCommitted() ? ChangeStatus.DONE : ChangeStatus.UNDER_WAY;
        }
        if (log.configuration().voters().size() == 1) {
            return ChangeStatus.refused(server + " is the last server of its cluster");
        }
        if (mayChange()) {
            leaving = server;
            raft.leadership().propose(log.configuration().minus(server));
        }
        return ChangeStatus.UNDER_WAY;
    }

    /**
     * Whether a change may begin: the one before it is committed, and so is an entry of the leader's own term. Without
     * the latter two leaders could commit changes of which neither knows the other's, with majorities that do not meet.
     * Nor while somebody catches up, or the leadership is handed over.
     */
    @Exercise(part = "F", hint = "What must be committed before? See also the bug in the dissertation's first version.")
    boolean mayChange() {
        return isCommitted()
                && hasCommittedInItsTerm()
                && learner == null
                && !raft.transfer().isUnderWay();
    }

    /** Whether the leader has committed an entry of its own term. */
    @Exercise(part = "F", hint = "Look at the term of the entry at commitIndex.")
    boolean hasCommittedInItsTerm() {
        return log.term(state.commitIndex()) == state.term();
    }

    private boolean isCommitted() {
        return log.configurationIndex() <= state.commitIndex();
    }

    /** Leader: looks whether the server that catches up has come to where this round ends. */
    void endOfBatch() {
        boolean free = learner != null && !raft.transfer().isUnderWay();
        if (free && raft.leadership().progressOf(learner).match() >= goal) {
            onRoundEnded();
        }
    }

    /**
     * The server that is to join holds all that the log held when this round began. If the round was quicker than an
     * election timeout, it is as good as any other and becomes a voter; if not, there is another round, up to the tenth
     * (dissertation, §4.2.1; Figure 4.1, AddServer 2 and 4).
     */
    @Exercise(part = "F", hint = "See stopCatchUp, and propose; after too many rounds it is as if it were silent.")
    void onRoundEnded() {
        if (env.now().minus(roundBegan).compareTo(raft.options().leastElectionTimeout()) < 0) {
            NodeId caughtUp = learner;
            stopCatchUp();
            raft.leadership().propose(log.configuration().plus(caughtUp));
        } else if (round < MOST_ROUNDS) {
            beginRound();
        } else {
            onCatchUpOverdue(new CatchUpOverdue(learner));
        }
    }

    /**
     * Whether this server may stand for election: a voter may, and so may one whose removal is in its log but perhaps
     * not committed, or there might be nobody who can win (§4.2.2). It does not count itself then.
     */
    boolean mayStand() {
        return state.isVoter() || (!isCommitted() && wasVoter());
    }

    private boolean wasVoter() {
        Configuration before = log.configurationAt(log.configurationIndex() - 1);
        return before.voters().contains(env.self());
    }

    /** Whether the leader has removed itself, and that is committed: then it steps down (§4.2.2). */
    boolean isRemoved() {
        return !state.isVoter() && isCommitted();
    }

    /** Whom a leader tells of its entries: the voters, who catches up, and who has just been removed. */
    SortedSet<NodeId> audience() {
        SortedSet<NodeId> audience = new TreeSet<>(log.configuration().voters());
        if (learner != null) {
            audience.add(learner);
        }
        if (leaving != null) {
            audience.add(leaving);
        }
        audience.remove(env.self());
        return audience;
    }

    /** Some voter, if this server is none: nobody tells it any more who leads. */
    Optional<NodeId> whoMayKnow() {
        List<NodeId> voters = state.isVoter() ? List.of() : raft.others();
        return voters.isEmpty()
                ? Optional.empty()
                : Optional.of(voters.get(env.random("who may know").nextInt(voters.size())));
    }

    void onCatchUpOverdue(CatchUpOverdue overdue) {
        if (overdue.server().equals(learner)) {
            failed = learner;
            stopCatchUp();
        }
    }

    /** This server leads no more: whoever wants a change asks the next leader. */
    void end() {
        leaving = null;
        failed = null;
        if (learner != null) {
            stopCatchUp();
        }
    }

    private void beginRound() {
        round++;
        goal = log.lastIndex();
        roundBegan = env.now();
        env.set(
                new CatchUpOverdue(learner),
                raft.options().mostElectionTimeout().multipliedBy(PATIENCE));
    }

    private void stopCatchUp() {
        env.cancel(new CatchUpOverdue(learner));
        learner = null;
    }
}
