package org.jsyslab.raft;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;

/**
 * The leader's rounds: all that it sends between two beginnings of a round carries that round's number, and the replies
 * name it. A round that a majority has acknowledged shows that nobody else led when it began (Ongaro's dissertation,
 * §6.4). Reads, leases and check-quorum all rest on that.
 */
class Rounds {
    private final RaftState state;
    private final Env<RaftMessage> env;

    /** When each round began that no majority has acknowledged yet. */
    private final NavigableMap<Long, Duration> begun = new TreeMap<>();

    /** The latest round that each other server has acknowledged. */
    private final SortedMap<NodeId, Long> acknowledged = new TreeMap<>();

    private long current;
    private long confirmed;
    private Duration confirmedSince;

    Rounds(RaftNode raft) {
        this.state = raft.state();
        this.env = raft.env();
        this.confirmedSince = env.now();
    }

    /** Begins the next round, and returns its number, counted from 1 in each term. */
    long begin() {
        current++;
        begun.put(current, env.now());
        confirm();
        return current;
    }

    /** The number of the round that has begun last. */
    long current() {
        return current;
    }

    /** A server has replied to a message of that round, whatever it replied: it took this server for its leader. */
    void onAcknowledged(NodeId from, long round) {
        if (round <= current && round > acknowledged.getOrDefault(from, 0L)) {
            acknowledged.put(from, round);
            confirm();
        }
    }

    /** The latest round that a majority has acknowledged; 0 if there is none. */
    long confirmed() {
        return confirmed;
    }

    /** When that round began, by this server's clock; when this server became leader, if there is none. */
    Duration confirmedSince() {
        return confirmedSince;
    }

    private void confirm() {
        long[] rounds = state.log().configuration().voters().stream()
                .mapToLong(voter -> voter.equals(env.self()) ? current : acknowledged.getOrDefault(voter, 0L))
                .sorted()
                .toArray();
        long latest = rounds.length == 0 ? 0 : rounds[(rounds.length - 1) / 2];
        if (latest > confirmed) {
            confirmed = latest;
            confirmedSince = begun.get(latest);
            begun.headMap(latest, true).clear();
        }
    }
}
