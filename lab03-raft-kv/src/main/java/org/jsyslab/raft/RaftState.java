package org.jsyslab.raft;

import java.util.Optional;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;

/**
 * The box "State" of Figure 2, but for nextIndex and matchIndex, which only a {@link Leader} has. What is persistent is
 * on disk before any message of the step that changed it leaves: the runtime sees to that, so nothing here says so.
 */
public class RaftState {
    private final Env<RaftMessage> env;
    private final StateMachine machine;

    /** currentTerm and votedFor (persistent). */
    private final Cell<Ballot> ballot;

    /** log[] (persistent). */
    private final RaftLog log;

    /** Index of the highest log entry known to be committed (volatile; only rises). */
    private long commitIndex;

    /** Index of the highest log entry applied to the state machine (volatile, as that is; only rises). */
    private long lastApplied;

    private Role role = Role.FOLLOWER;

    /** The leader of the current term, if this server has heard of it; else null. */
    private NodeId leader;

    RaftState(Env<RaftMessage> env, RaftLog log, StateMachine machine) {
        this.env = env;
        this.log = log;
        this.machine = machine;
        this.ballot = env.cell("ballot", Ballot.NONE);
        this.commitIndex = log.base().index();
        this.lastApplied = log.base().index();
    }

    /** currentTerm. */
    public long term() {
        return ballot.get().term();
    }

    /** votedFor. */
    public Optional<NodeId> votedFor() {
        return ballot.get().votedFor();
    }

    /** log[]. */
    public RaftLog log() {
        return log;
    }

    /** What is told of committed entries. */
    StateMachine machine() {
        return machine;
    }

    /** See Figure 2. */
    public long commitIndex() {
        return commitIndex;
    }

    /** See Figure 2. */
    public long lastApplied() {
        return lastApplied;
    }

    /** What this server is now. */
    public Role role() {
        return role;
    }

    /** The leader of the current term, if this server has heard of it. */
    public Optional<NodeId> leader() {
        return Optional.ofNullable(leader);
    }

    /** Whether this server is one of those that vote and count. */
    boolean isVoter() {
        return log.configuration().voters().contains(env.self());
    }

    /** A newer term has begun, in which this server has not voted (§5.1). */
    @Exercise(part = "C", hint = "A vote belongs to its term.")
    void adoptTerm(long newer) {
        ballot.set(new Ballot(newer, Optional.empty()));
    }

    /** This server gives its only vote of the current term. */
    @Exercise(part = "C", hint = "Before the vote leaves it must be on disk; whose task is that?")
    void voteFor(NodeId candidate) {
        ballot.set(new Ballot(term(), Optional.of(candidate)));
    }

    /** Increments currentTerm and votes for itself: one record, for a crash in between would free the vote. */
    @Exercise(part = "C")
    void standForElection() {
        ballot.set(new Ballot(term() + 1, Optional.of(env.self())));
    }

    /** Changes what this server is; {@code newLeader} is null if none is known. */
    void become(Role newRole, NodeId newLeader) {
        role = newRole;
        leader = newLeader;
        env.observe("role", newRole);
        env.observe("term", term());
        env.observe("leader", newLeader == null ? "none" : newLeader.name());
    }

    /** Advances commitIndex, if that is news, and applies what has become committed. */
    void commitTo(long index) {
        if (index > commitIndex) {
            commitIndex = index;
            log.keepThrough(index);
            env.observe("commitIndex", commitIndex);
            applyCommitted();
        }
    }

    /**
     * If commitIndex &gt; lastApplied: increment lastApplied, apply log[lastApplied] to the state machine (Figure 2,
     * All Servers 1). The one place where entries are applied.
     */
    @Exercise(
            part = "B",
            hint = "In the order of the log, each once. Raft's own entries are not for the state machine.")
    void applyCommitted() {
        while (commitIndex > lastApplied) {
            lastApplied++;
            Entry entry = log.get(lastApplied);
            if (!(entry.command() instanceof NoOp) && !(entry.command() instanceof Configuration)) {
                machine.apply(new Position(entry.term(), lastApplied), entry.command());
            }
        }
    }

    /** The state machine now holds all up to the log's snapshot, be it by a restart or from a leader. */
    void resumeAfterSnapshot() {
        commitIndex = log.base().index();
        lastApplied = log.base().index();
        log.keepThrough(commitIndex);
        env.observe("commitIndex", commitIndex);
    }
}
