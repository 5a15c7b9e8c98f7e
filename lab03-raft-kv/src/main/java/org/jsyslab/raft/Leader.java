package org.jsyslab.raft;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.jsyslab.raft.RaftTimer.HeartbeatDue;

/**
 * The rules for leaders of Figure 2 (§5.3, §5.4.2). One object for each term that this server leads, so that nextIndex
 * and matchIndex begin anew after each election.
 */
class Leader {
    private final RaftNode raft;
    private final RaftState state;
    private final RaftLog log;
    private final Env<RaftMessage> env;

    /** nextIndex[] and matchIndex[], also of this server itself and of one that is to join. */
    private final SortedMap<NodeId, Progress> servers = new TreeMap<>();

    /** Leader last log index + 1, as it was upon election: where each nextIndex begins. */
    private final long firstNext;

    private final Rounds rounds;
    private final ReadIndex reads;

    /** Up to where this server has acknowledged its own log to itself. */
    private long announced;

    /** The last round of which all servers were told. */
    private long told;

    Leader(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.log = raft.state().log();
        this.env = raft.env();
        this.firstNext = log.lastIndex() + 1;
        this.rounds = raft.parts().rounds(raft);
        this.reads = raft.parts().reads(raft, rounds, firstNext);
        this.announced = log.lastIndex();
    }

    /** Upon election: send initial AppendEntries to each server (Leaders 1), with an entry of the new term (§8). */
    @Exercise(part = "B", hint = "The entries leave at the end of the batch; for heartbeats see onHeartbeatDue.")
    void begin() {
        propose(new NoOp());
        onHeartbeatDue();
    }

    /** If command received from client: append entry to local log (Leaders 2). */
    @Exercise(part = "B")
    Position propose(Command command) {
        return log.append(new Entry(state.term(), command));
    }

    /** Repeat during idle periods to prevent election timeouts (Leaders 1). */
    void onHeartbeatDue() {
        if (raft.options().checkQuorum() && !hearsMajority()) {
            raft.becomeFollower(state.term());
            return;
        }
        servers.values().forEach(Progress::onHeartbeat);
        rounds.begin();
        env.set(new HeartbeatDue(), raft.options().heartbeat());
    }

    /** What a server replied to AppendEntries, or this server to itself once its own copy is on disk. */
    void onAppendReply(NodeId server, AppendReply reply) {
        Progress progress = progressOf(server);
        rounds.onAcknowledged(server, reply.round());
        if (reply.index() > log.lastIndex()) {
            env.note("ignores a reply of " + server + " beyond the log");
        } else if (reply.success()) {
            progress.onSuccess(reply.index());
            advanceCommitIndex();
        } else {
            progress.onFailure(reply.index(), reply.next());
        }
    }

    /** What a server replied to a chunk of a snapshot. */
    void onSnapshotReply(NodeId server, SnapshotReply reply) {
        rounds.onAcknowledged(server, reply.round());
        if (reply.last().index() <= log.base().index()) {
            progressOf(server).onChunk(reply.last(), reply.offset(), reply.installed());
            advanceCommitIndex();
        }
    }

    /**
     * If there exists an N such that N &gt; commitIndex, a majority of matchIndex[i] &ge; N, and log[N].term ==
     * currentTerm: set commitIndex = N (Leaders 4; §5.3, §5.4).
     */
    @Exercise(part = "B", hint = "Sort the matchIndexes of the voters: which of them does a majority reach?")
    void advanceCommitIndex() {
        long n = replicatedOnMajority();
        if (n > state.commitIndex() && isOfCurrentTerm(n)) {
            state.commitTo(n);
        }
    }

    /** The highest N such that a majority of matchIndex[i] &ge; N. */
    @Exercise(part = "B", hint = "Voters are those of the configuration in force; a leader on its way out is none.")
    long replicatedOnMajority() {
        long[] matches = log.configuration().voters().stream()
                .mapToLong(voter -> progressOf(voter).match())
                .sorted()
                .toArray();
        return matches.length == 0 ? 0 : matches[(matches.length - 1) / 2];
    }

    /** Only entries of the leader's current term are committed by counting replicas (§5.4.2, Figure 8). */
    @Exercise(part = "B")
    boolean isOfCurrentTerm(long index) {
        return log.term(index) == state.term();
    }

    /** Once per batch: at most one message to each server, with all that the batch brought. */
    void endOfBatch() {
        reads.release();
        reads.beginRound();
        raft.membership().endOfBatch();
        raft.transfer().endOfBatch();
        acknowledgeOwnLog();
        boolean newRound = rounds.current() > told;
        told = rounds.current();
        raft.membership().audience().forEach(server -> replicate(server, progressOf(server), newRound));
        reads.release(); // with a lease, or alone in the cluster
    }

    /** This server's own copy counts once it is on disk: then this reply comes. */
    @Exercise(part = "C", hint = "What is sent to oneself leaves after the force, as all that is sent.")
    void acknowledgeOwnLog() {
        if (log.lastIndex() > announced) {
            announced = log.lastIndex();
            env.send(env.self(), new AppendReply(state.term(), true, announced, announced + 1, 0));
        }
    }

    /**
     * If last log index &ge; nextIndex for a follower: send AppendEntries with log entries starting at nextIndex
     * (Leaders 3), about so many bytes of them as the options say, if that server's {@link Progress} is ready for them;
     * it wants to know how many were sent. If a snapshot has replaced the entry at nextIndex, {@link Snapshots#send}
     * sends that instead.
     *
     * <p>Ahead of this server's own disk: the message promises nothing about it, since this server counts its own copy
     * only when its reply to itself comes, which the force releases. If it crashes before, its vote for itself is on
     * disk all the same (see {@link Election#onVoteReply}), so it never leads this term again, and no other entry takes
     * the place of the one lost.
     *
     * @param always whether to send also if there is no entry: a heartbeat
     */
    @Exercise(
            part = "B",
            hint = "Without entries, the previous one is that of Progress, or the log's base if that is higher.")
    private void replicate(NodeId server, Progress progress, boolean always) {
        if (progress.next() <= log.base().index()) {
            raft.snapshots().send(server, progress, rounds.current(), always);
            return;
        }
        boolean due = progress.isReady() && progress.next() <= log.lastIndex();
        if (due) {
            List<Entry> entries = log.from(progress.next(), raft.options().messageBytes());
            append(server, log.at(progress.next() - 1), entries);
            progress.sent(entries.size());
        } else if (always) {
            append(server, log.at(Math.max(progress.previous(), log.base().index())), List.of());
        }
    }

    private void append(NodeId server, Position previous, List<Entry> entries) {
        env.sendAhead(
                server, new AppendEntries(state.term(), previous, entries, state.commitIndex(), rounds.current()));
    }

    ReadIndex reads() {
        return reads;
    }

    /** What is known of one server's log. */
    Progress progressOf(NodeId server) {
        return servers.computeIfAbsent(server, s -> raft.parts().progress(firstNext));
    }

    /** Begins anew with a server that is to join: whatever it held when it was here before, it may have lost. */
    void forget(NodeId server) {
        servers.remove(server);
    }

    /** Whether a server waits for a snapshot that is on its way. */
    boolean isSendingSnapshot() {
        return servers.values().stream()
                .anyMatch(server -> server.next() <= log.base().index());
    }

    private boolean hearsMajority() {
        return env.now().minus(rounds.confirmedSince()).compareTo(raft.options().mostElectionTimeout()) <= 0;
    }
}
