package org.jsyslab.raft.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Row.Kind;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.raft.RaftOptions;

/**
 * How often servers split their votes, beside the closed form of the dissertation, and how long elections take over a
 * wide area (chapter 9).
 */
class SplitVotes {
    /** Latencies, as shares of the range from which timeouts are drawn. */
    static final List<Double> LATENCIES = List.of(0.01, 0.05, 0.1, 0.2);
    /** Elections for each point, of which the tolerance speaks. */
    static final int FULL = 20_000;
    /** Points of percent, at full size. */
    private static final double TOLERANCE = 1;
    /** Beyond this, what a smaller sample gives is no chance. */
    private static final double SIGMAS = 4;

    /** The paper's timeouts: as long as their range, so that no server times out twice before the vote is decided. */
    private static final TimeoutRange RANGE = new TimeoutRange(150, 300);

    private final long seed;
    private final int elections;

    /** An experiment with so many elections for each point. */
    SplitVotes(long seed, int elections) {
        this.seed = seed;
        this.elections = elections;
    }

    /** How often votes are split, for each number of failures that leaves a majority. */
    Table splits(int servers) {
        List<Row> rows = new ArrayList<>();
        for (int failed = 0; failed <= (servers - 1) / 2; failed++) {
            for (double latency : LATENCIES) {
                rows.add(split(servers, failed, latency));
            }
        }
        return new Table(
                servers + " servers: votes split, " + elections + " elections",
                Axis.linear("latency / range of timeouts"),
                Axis.linear("percent of elections"),
                rows);
    }

    private Row split(int servers, int failed, double latency) {
        FirstElection election = election(servers, failed, latency);
        long[] seeds = Downtimes.seeds(seed, servers + " servers, " + failed + " failed, " + latency, elections);
        long split = LongStream.of(seeds).parallel().filter(election::isSplit).count();
        double p = new SplitVoteFormula(servers, failed).probability(latency);
        return Row.exact(latency, failed + " failed", 100.0 * split / elections, 100 * p, tolerance(p));
    }

    /** An election in which messages take that share of the range of timeouts. */
    FirstElection election(int servers, int failed, double latency) {
        Duration delay = Duration.ofNanos((long) (latency * 1e6 * (RANGE.most() - RANGE.least())));
        return new FirstElection(servers, failed, RANGE.options(), Delay.constant(delay));
    }

    private double tolerance(double p) {
        double chance = SIGMAS * 100 * StrictMath.sqrt(p * (1 - p) / elections);
        return elections < FULL ? Math.max(TOLERANCE, chance) : TOLERANCE;
    }

    /** How long elections of five servers take over a wide area, by so many elections each. */
    Table wideArea(int sample) {
        Downtimes one = wideArea(sample, 1);
        Downtimes two = wideArea(sample, 2);
        return new Table(
                "Wide area, 5 servers: timeouts 300-600 ms, one way 30-40 ms, " + sample + " elections",
                Axis.linear("servers failed"),
                Axis.linear("time to elect (ms)"),
                List.of(
                        published(1, "mean", one.mean(), 475, 0.08),
                        published(2, "mean", two.mean(), 650, 0.08),
                        published(1, "99.9 %", one.percentile(99.9), 1_500, 0.2),
                        published(2, "99.9 %", two.percentile(99.9), 3_000, 0.2)));
    }

    private Downtimes wideArea(int sample, int failed) {
        RaftOptions options = RaftOptions.FIGURE_2.electionTimeout(Duration.ofMillis(300), Duration.ofMillis(600));
        Delay delay = Delay.uniform(Duration.ofMillis(30), Duration.ofMillis(40));
        FirstElection election = new FirstElection(5, failed, options, delay);
        return Downtimes.measure(seed, "wide area, " + failed + " failed", sample, election::duration);
    }

    private static Row published(int failed, String series, double measured, double value, double share) {
        return new Row(failed, series, measured, value, value * (1 - share), value * (1 + share), Kind.CALIBRATED);
    }
}
