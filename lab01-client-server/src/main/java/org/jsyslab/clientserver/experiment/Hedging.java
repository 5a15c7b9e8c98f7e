package org.jsyslab.clientserver.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;

/**
 * A cure of the tail: a request that has waited longer than most do is sent to a second server too, and the first
 * answer counts.
 *
 * <p>Dean and Barroso 2013, "Hedged requests". Leaves answer in 5 ms (median, log-normal), one answer in 100 takes 100
 * times as long. The paper has no formula for this; what must agree is the effect: the 99.9th percentile falls to a
 * fifth or less, for a few percent more requests.
 */
final class Hedging {
    private static final double SPREAD = 0.5;
    private static final Delay LEAF = Delay.logNormal(Duration.ofMillis(5), SPREAD)
            .orSometimes(0.01, Delay.logNormal(Duration.ofMillis(500), SPREAD));
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9);
    private static final double TAIL = 99.9;
    private static final double LEAST_GAIN = 5;

    /** After which percentiles of the leaves' latency to hedge. */
    private static final List<Integer> POLICIES = List.of(95, 98);
    /** The same, to see what it costs. */
    private static final List<Integer> COSTS = List.of(50, 75, 90, 95, 98, 99);
    /** In standard deviations. */
    private static final double SIGMAS = 3;

    /** A sample from which the wait before hedging is known, as of yesterday. */
    private final long[] known;

    private final long[] plain;
    private final long[] second;

    /** An experiment with so many requests for each policy; all policies meet the same latencies. */
    Hedging(long seed, int requests) {
        RandomGenerator random = new Simulation(seed).random("hedging");
        known = sorted(draw(requests, random));
        plain = draw(requests, random);
        second = draw(requests, random);
    }

    /** Latency by percentile, hedged and not. */
    Table latencies() {
        List<Row> rows = new ArrayList<>(rows("not hedged", sorted(plain), Double.NaN));
        double most = millis(percentile(sorted(plain), TAIL)) / LEAST_GAIN;
        POLICIES.forEach(policy -> rows.addAll(rows("hedged after p" + policy, sorted(hedged(policy)), most)));
        return new Table(
                "Hedged requests: latency, " + plain.length + " requests",
                Axis.logarithmic("one request in so many takes longer (1000: p99.9)"),
                Axis.logarithmic("latency (ms)"),
                rows);
    }

    /**
     * What hedging costs: after percentile p, (100 - p) % more requests. At p95 and p98 that is within the paper's
     * bounds.
     */
    Table extraRequests() {
        return new Table(
                "Hedged requests: further requests",
                Axis.linear("hedged after this percentile"),
                Axis.linear("further requests per request"),
                COSTS.stream().map(this::extra).toList());
    }

    private Row extra(int percentile) {
        long wait = wait(percentile);
        double measured = Arrays.stream(plain).filter(latency -> latency > wait).count() / (double) plain.length;
        double formula = 1 - percentile / 100.0;
        double deviation = StrictMath.sqrt(2 * formula * (1 - formula) / plain.length); // of two samples
        return Row.exact(percentile, "further requests", measured, formula, SIGMAS * deviation);
    }

    private long[] hedged(int policy) {
        long wait = wait(policy);
        long[] latencies = new long[plain.length];
        for (int i = 0; i < plain.length; i++) {
            latencies[i] = Math.min(plain[i], wait + second[i]); // one that ends before the wait has no second
        }
        return latencies;
    }

    private long wait(int policy) {
        return percentile(known, policy);
    }

    /** The rows of one series; the last percentile may not exceed {@code most}. */
    private static List<Row> rows(String series, long[] sorted, double most) {
        return PERCENTILES.stream()
                .map(p -> Row.shape(
                        inverse(p), series, millis(percentile(sorted, p)), Double.NaN, p == TAIL ? most : Double.NaN))
                .toList();
    }

    private static long[] draw(int count, RandomGenerator random) {
        long[] latencies = new long[count];
        Arrays.setAll(latencies, i -> LEAF.nanos(random));
        return latencies;
    }

    private static long[] sorted(long[] latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The least latency that so many percent do not exceed. */
    private static long percentile(long[] sorted, double percent) {
        int rank = (int) StrictMath.ceil(sorted.length * percent / 100);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** 1000 for the 99.9th percentile. */
    private static double inverse(double percentile) {
        return StrictMath.rint(1000 / (100 - percentile)) / 10;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
