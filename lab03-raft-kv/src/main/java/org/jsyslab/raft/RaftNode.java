package org.jsyslab.raft;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.PreVote;
import org.jsyslab.raft.RaftMessage.PreVoteReply;
import org.jsyslab.raft.RaftMessage.Reply;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.jsyslab.raft.RaftMessage.TimeoutNow;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.RaftTimer.CatchUpOverdue;
import org.jsyslab.raft.RaftTimer.ElectionTimeout;
import org.jsyslab.raft.RaftTimer.HeartbeatDue;
import org.jsyslab.raft.RaftTimer.TransferOverdue;

/**
 * A Raft server: which part answers what, the rules for all servers, and the changes of role (Figure 2, Figure 4;
 * §5.1). The other boxes of Figure 2 are {@link RaftState}, {@link Election}, {@link Follower} and {@link Leader};
 * Figure 13 is {@link Snapshots}. What the dissertation adds to the paper is {@link PreVoting}, {@link ReadIndex},
 * {@link Rounds}, {@link Membership} and {@link Transfer}, each of which is called from here or from a {@link Leader}.
 */
public class RaftNode implements Node<RaftMessage>, Consensus {
    private static final long MOST_TERM = 1L << 60;

    private final Env<RaftMessage> env;
    private final RaftOptions options;
    private final Configuration initial;
    private final RaftParts parts;
    private final RaftState state;
    private final Election election;
    private final PreVoting preVoting;
    private final Follower follower;
    private final Snapshots snapshots;
    private final Membership membership;
    private final Transfer transfer;

    /** What this server knows as a leader; null while it is none. */
    private Leader leadership;

    /**
     * A server with what its disk holds.
     *
     * @param initial the cluster's first servers, the same for all of them; empty for a server that is to be added
     *     later
     * @param machine told of committed commands
     */
    public RaftNode(Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine) {
        this(env, options, initial, machine, new RaftParts());
    }

    RaftNode(Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine, RaftParts parts) {
        this.env = env;
        this.options = options;
        this.initial = initial;
        this.parts = parts;
        this.state = parts.state(this, parts.log(this), machine);
        this.election = parts.election(this);
        this.preVoting = parts.preVoting(this);
        this.follower = parts.follower(this);
        this.snapshots = parts.snapshots(this);
        this.membership = parts.membership(this);
        this.transfer = parts.transfer(this);
    }

    @Override
    public Handlers<RaftMessage> handlers() {
        return new Handlers<RaftMessage>()
                .start(this::start)
                .before(this::isSane)
                .before(preVoting::permits)
                .before(this::adoptNewerTerm)
                .before(this::isCurrent)
                .before(this::isNoRival)
                .message(RequestVote.class, election::onRequestVote)
                .message(VoteReply.class, election::onVoteReply)
                .message(AppendEntries.class, follower::onAppendEntries)
                .message(AppendReply.class, this::onAppendReply)
                .message(InstallSnapshot.class, snapshots::onInstallSnapshot)
                .message(SnapshotReply.class, this::onSnapshotReply)
                .message(PreVote.class, preVoting::onPreVote)
                .message(PreVoteReply.class, preVoting::onPreVoteReply)
                .message(TimeoutNow.class, transfer::onTimeoutNow)
                .timer(ElectionTimeout.class, this::onElectionTimeout)
                .timer(HeartbeatDue.class, this::onHeartbeatDue)
                .timer(TransferOverdue.class, transfer::onTransferOverdue)
                .timer(CatchUpOverdue.class, membership::onCatchUpOverdue)
                .afterBatch(this::endOfBatch)
                .covering(RaftMessage.class, RaftTimer.class);
    }

    private void start() {
        state.log().found(initial);
        snapshots.restore();
        state.become(Role.FOLLOWER, null); // when servers start up, they begin as followers (§5.2)
        election.resetTimer();
    }

    /** No server ever comes near such a term: whoever names one is none of ours, and nobody could outbid it. */
    private boolean isSane(NodeId from, RaftMessage message) {
        return message.term() >= 0 && message.term() <= MOST_TERM;
    }

    /**
     * If RPC request or response contains term T &gt; currentTerm: set currentTerm = T, convert to follower (All
     * Servers 2; §5.1).
     *
     * @return true: the message is then handled
     */
    @Exercise(part = "A", hint = "Before the message is handled, whatever it is.")
    boolean adoptNewerTerm(NodeId from, RaftMessage message) {
        if (message.term() > state.term()) {
            becomeFollower(message.term());
        }
        return true;
    }

    /** Whether a message counts: not if it replies to what was asked in an older term (§5.1). Requests always do. */
    @Exercise(part = "A", hint = "Requests of an older term are answered, so that the sender learns of the newer one.")
    boolean isCurrent(NodeId from, RaftMessage message) {
        return !(message instanceof Reply) || message.term() == state.term();
    }

    /** In the term that this server leads nobody else does (Election Safety): who claims to is no server of ours. */
    private boolean isNoRival(NodeId from, RaftMessage message) {
        boolean claims = message instanceof AppendEntries || message instanceof InstallSnapshot;
        return !claims || leadership == null || message.term() < state.term();
    }

    /** If election timeout elapses without a leader or a vote granted: start election (Followers 2, Candidates 4). */
    private void onElectionTimeout() {
        if (!membership.mayStand()) {
            election.resetTimer();
        } else if (options.preVote()) {
            election.resetTimer();
            preVoting.begin();
        } else {
            election.start(false);
        }
    }

    private void onHeartbeatDue() {
        leadership.onHeartbeatDue(); // the timer is cancelled where leadership ends
    }

    private void onAppendReply(NodeId server, AppendReply reply) {
        if (isFollowedBy(server)) {
            leadership.onAppendReply(server, reply);
        }
    }

    private void onSnapshotReply(NodeId server, SnapshotReply reply) {
        if (isFollowedBy(server)) {
            leadership.onSnapshotReply(server, reply);
        }
    }

    private boolean isFollowedBy(NodeId server) {
        return leadership != null
                && (server.equals(env.self()) || membership.audience().contains(server));
    }

    private void endOfBatch() {
        if (leadership != null && membership.isRemoved()) {
            env.note("is removed and steps down");
            becomeFollower(state.term());
        }
        if (leadership != null) {
            leadership.endOfBatch();
        }
        snapshots.takeIfDue();
    }

    /**
     * The leader of the current term is heard: candidates give up (Candidates 3), the election timer starts anew
     * (Followers 2), and {@link PreVoting} is told.
     */
    @Exercise(part = "A", hint = "See become; whoever follows this leader already need not become its follower.")
    void follow(NodeId leader) {
        if (!state.leader().equals(Optional.of(leader))) {
            state.become(Role.FOLLOWER, leader);
        }
        preVoting.onLeaderHeard();
        election.resetTimer();
    }

    /** Converts to follower, in this term or a newer one (§5.1). */
    void becomeFollower(long term) {
        if (term > state.term()) {
            state.adoptTerm(term);
        }
        boolean led = leadership != null;
        leadership = null;
        state.become(Role.FOLLOWER, null);
        if (led) {
            env.cancel(new HeartbeatDue());
            membership.end();
            transfer.end();
            election.resetTimer();
            state.machine().onLeadershipLost();
        }
    }

    /** Converts to leader: won an election of the current term (§5.2). */
    void becomeLeader() {
        state.become(Role.LEADER, env.self());
        env.note("becomes leader of term " + state.term());
        election.stopTimer();
        leadership = parts.leader(this);
        leadership.begin();
    }

    @Override
    public Optional<Position> propose(Command command) {
        return leadership == null || transfer.isUnderWay()
                ? Optional.empty()
                : Optional.of(leadership.propose(command));
    }

    @Override
    public OptionalLong read() {
        return leadership == null
                ? OptionalLong.empty()
                : OptionalLong.of(leadership.reads().request());
    }

    @Override
    public Optional<NodeId> leader() {
        return state.leader().or(membership::whoMayKnow);
    }

    /** The box "State" of Figure 2, to look at. */
    public RaftState state() {
        return state;
    }

    /** What an operator can have done by this server. */
    public Administration administration() {
        return new Administration(this);
    }

    /** The voters but for this server. */
    List<NodeId> others() {
        return state.log().configuration().voters().stream()
                .filter(voter -> !voter.equals(env.self()))
                .toList();
    }

    Env<RaftMessage> env() {
        return env;
    }

    RaftOptions options() {
        return options;
    }

    RaftParts parts() {
        return parts;
    }

    Election election() {
        return election;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Membership membership() {
        return membership;
    }

    Transfer transfer() {
        return transfer;
    }

    /** What this server knows as the leader that it is. */
    Leader leadership() {
        return leadership;
    }
}
