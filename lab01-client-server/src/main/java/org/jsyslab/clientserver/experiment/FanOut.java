package org.jsyslab.clientserver.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;

/**
 * How rare slowness becomes common: a request that asks n servers at once waits for the slowest of them.
 *
 * <p>Dean and Barroso, <i>The Tail at Scale</i>, CACM 56(2), 2013: the figure of the probability of a slow request.
 * With leaves that are slow with probability p, it is 1 - (1 - p)^n: 63 % for 100 leaves of which one answer in 100 is
 * slow.
 */
final class FanOut {
    /** Servers asked at once. */
    static final List<Integer> LEAVES = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000);
    /** Probability that one of them is slow. */
    static final List<Double> SLOW = List.of(0.01, 0.001, 0.0001);

    private static final Duration USUAL_TIME = Duration.ofMillis(10);
    private static final Duration SLOW_TIME = Duration.ofSeconds(1);
    private static final double SIGMAS = 3;

    private final long seed;
    private final int requests;

    /** An experiment with so many requests for each point. */
    FanOut(long seed, int requests) {
        this.seed = seed;
        this.requests = requests;
    }

    /** The figure. A point agrees if it is within three standard deviations of what the formula says. */
    Table table() {
        List<Row> rows = new ArrayList<>();
        for (double slow : SLOW) {
            for (int leaves : LEAVES) {
                double formula = 1 - StrictMath.pow(1 - slow, leaves);
                double deviation = StrictMath.sqrt(formula * (1 - formula) / requests);
                rows.add(Row.exact(
                        leaves, series(slow), shareOfSlowRequests(slow, leaves), formula, SIGMAS * deviation));
            }
        }
        return new Table(
                "The Tail at Scale: requests over 1 s, " + requests + " per point",
                Axis.logarithmic("servers asked by one request"),
                Axis.linear("share of slow requests"),
                rows);
    }

    private static String series(double slow) {
        return "1 slow answer in " + StrictMath.round(1 / slow);
    }

    private double shareOfSlowRequests(double slow, int leaves) {
        Delay leaf = Delay.constant(USUAL_TIME).orSometimes(slow, Delay.constant(SLOW_TIME));
        RandomGenerator random = new Simulation(seed).random("fan-out " + leaves + " " + slow);
        int slowRequests = 0;
        for (int request = 0; request < requests; request++) {
            if (slowest(leaf, leaves, random) >= SLOW_TIME.toNanos()) {
                slowRequests++;
            }
        }
        return slowRequests / (double) requests;
    }

    private static long slowest(Delay leaf, int leaves, RandomGenerator random) {
        long slowest = 0;
        for (int i = 0; i < leaves; i++) {
            slowest = Math.max(slowest, leaf.nanos(random));
        }
        return slowest;
    }
}
