package org.jsyslab.raft;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;

/**
 * Linearizable reads that need no entry in the log (§8; Ongaro's dissertation, §6.4). A read waits for a round that
 * began after it came in, which shows that no newer leader had committed anything by then, and until all that was
 * committed then is applied. One round serves all reads of a batch. With a lease (§6.4.1) it waits for no round.
 */
class ReadIndex {

    /**
     * A read that waits.
     *
     * @param round which a majority must acknowledge; 0 for none
     * @param index which must be applied
     */
    record Read(long ticket, long round, long index) {}

    private final RaftNode raft;
    private final RaftState state;
    private final Rounds rounds;
    private final Env<RaftMessage> env;

    /**
     * Index of the no-op that began the leader's term: before it is applied, the leader does not know what is
     * committed.
     */
    private final long beginning;

    private final Queue<Long> arrived = new ArrayDeque<>();
    private final Queue<Read> waiting = new ArrayDeque<>();
    private long tickets;

    /** Whether another server may have been told to stand, whatever the lease says. */
    private boolean renounced;

    ReadIndex(RaftNode raft, Rounds rounds, long beginning) {
        this.raft = raft;
        this.state = raft.state();
        this.env = raft.env();
        this.rounds = rounds;
        this.beginning = beginning;
    }

    /** Takes a read in. */
    long request() {
        arrived.add(++tickets);
        return tickets;
    }

    /** At the end of a batch: begins the round for the reads that the batch brought. */
    void beginRound() {
        if (!arrived.isEmpty()) {
            admit();
        }
    }

    /**
     * Says for each read that has arrived what it waits for: a round that begins now, if it needs one, and the index
     * that must be applied (dissertation, §6.4, steps 1 to 3).
     */
    @Exercise(part = "E", hint = "The index is the commitIndex of now; but what if no entry of this term is committed?")
    void admit() {
        long round = holdsLease() ? 0 : rounds.begin();
        long index = Math.max(state.commitIndex(), beginning);
        arrived.forEach(ticket -> waiting.add(new Read(ticket, round, index)));
        arrived.clear();
    }

    /** Lets those reads go that have waited long enough, in the order in which they came. */
    void release() {
        while (!waiting.isEmpty() && isSafe(waiting.peek())) {
            state.machine().onReadable(waiting.remove().ticket());
        }
    }

    /** Whether a read has waited long enough (dissertation, §6.4, steps 3 and 4). */
    @Exercise(part = "E", hint = "Both the round and the index.")
    boolean isSafe(Read read) {
        return read.round() <= rounds.confirmed() && read.index() <= state.lastApplied();
    }

    /** Gives the lease up for the rest of this term. */
    void renounceLease() {
        renounced = true;
    }

    /** The majority that acknowledged the last round elects nobody for an election timeout after it began. */
    boolean holdsLease() {
        Duration lease =
                Duration.ofNanos((long) (raft.options().leastElectionTimeout().toNanos()
                        / raft.options().driftBound()));
        return raft.options().reads() == RaftOptions.Reads.LEASE
                && !renounced
                && rounds.confirmed() > 0
                && env.now().minus(rounds.confirmedSince()).compareTo(lease) < 0;
    }
}
