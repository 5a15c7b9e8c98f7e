package org.jsyslab.raft;

import java.time.Duration;

/**
 * How a server is set up; the same for all servers of a cluster.
 *
 * @param leastElectionTimeout a follower that hears nothing waits at least so long (§5.2)
 * @param mostElectionTimeout and at most so long; drawn anew each time, so that split votes are rare
 * @param heartbeat how often a leader is heard of; well below the election timeout (§5.6)
 * @param preVote whether an election is held only if a majority would vote (dissertation, §9.6), and whether servers
 *     that hear a leader vote for nobody else (§4.2.3)
 * @param checkQuorum whether a leader steps down that hears from no majority (dissertation, §6.2)
 * @param reads how a leader makes sure that it may answer a read
 * @param driftBound with {@link Reads#LEASE}: by what factor the clock of one server may at most run faster than that
 *     of another while a lease lasts; beyond it a read can be stale
 * @param snapshotBytes a snapshot is taken when the log's entries take so many bytes (§7); 0 for never
 * @param messageBytes about how many bytes of entries, or of a snapshot, one message carries at most
 */
public record RaftOptions(
        Duration leastElectionTimeout,
        Duration mostElectionTimeout,
        Duration heartbeat,
        boolean preVote,
        boolean checkQuorum,
        Reads reads,
        double driftBound,
        int snapshotBytes,
        int messageBytes) {

    /** How a leader makes sure, before it answers a read, that no other leader has come. */
    public enum Reads {
        /** A round of heartbeats after the read came in (dissertation, §6.4). */
        READ_INDEX,
        /** A majority that acknowledged lately promised to elect nobody for a while (dissertation, §6.4.1). */
        LEASE
    }

    /** Figure 2 and nothing else, with the election timeout of the paper's §9.3. */
    public static final RaftOptions FIGURE_2 = new RaftOptions(
            Duration.ofMillis(150),
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            false,
            false,
            Reads.READ_INDEX,
            1.1,
            0,
            64 << 10);

    /** What a cluster runs with unless told otherwise. */
    public static final RaftOptions DEFAULT = FIGURE_2.electionTimeout(Duration.ofMillis(200), Duration.ofMillis(400))
            .extensions(true)
            .snapshotAfter(8 << 20)
            .messagesOf(256 << 10);

    public RaftOptions {
        if (heartbeat.isNegative()
                || heartbeat.isZero()
                || heartbeat.compareTo(leastElectionTimeout) >= 0
                || leastElectionTimeout.compareTo(mostElectionTimeout) > 0) {
            throw new IllegalArgumentException("0 < heartbeat < election timeout must hold, and its range must not be"
                    + " reversed: heartbeat " + heartbeat.toMillis() + " ms, election timeout "
                    + leastElectionTimeout.toMillis() + " to " + mostElectionTimeout.toMillis() + " ms");
        }
        if (!(driftBound >= 1) || snapshotBytes < 0 || messageBytes < 1) {
            throw new IllegalArgumentException("the drift bound must be 1 or more, sizes not negative: " + driftBound
                    + ", " + snapshotBytes + ", " + messageBytes);
        }
    }

    /** The same with another election timeout. */
    public RaftOptions electionTimeout(Duration least, Duration most) {
        return new RaftOptions(
                least, most, heartbeat, preVote, checkQuorum, reads, driftBound, snapshotBytes, messageBytes);
    }

    /** The same with heartbeats so often. */
    public RaftOptions heartbeatEvery(Duration period) {
        return new RaftOptions(
                leastElectionTimeout,
                mostElectionTimeout,
                period,
                preVote,
                checkQuorum,
                reads,
                driftBound,
                snapshotBytes,
                messageBytes);
    }

    /** The same with pre-vote and check-quorum, or without them. */
    public RaftOptions extensions(boolean on) {
        return new RaftOptions(
                leastElectionTimeout,
                mostElectionTimeout,
                heartbeat,
                on,
                on,
                reads,
                driftBound,
                snapshotBytes,
                messageBytes);
    }

    /** The same with reads by lease, which need pre-vote; clocks must not drift apart by more than this factor. */
    public RaftOptions leases(double newDriftBound) {
        return new RaftOptions(
                leastElectionTimeout,
                mostElectionTimeout,
                heartbeat,
                true,
                checkQuorum,
                Reads.LEASE,
                newDriftBound,
                snapshotBytes,
                messageBytes);
    }

    /** The same with snapshots of logs of that size. */
    public RaftOptions snapshotAfter(int bytes) {
        return new RaftOptions(
                leastElectionTimeout,
                mostElectionTimeout,
                heartbeat,
                preVote,
                checkQuorum,
                reads,
                driftBound,
                bytes,
                messageBytes);
    }

    /** The same with messages of that size. */
    public RaftOptions messagesOf(int bytes) {
        return new RaftOptions(
                leastElectionTimeout,
                mostElectionTimeout,
                heartbeat,
                preVote,
                checkQuorum,
                reads,
                driftBound,
                snapshotBytes,
                bytes);
    }
}
