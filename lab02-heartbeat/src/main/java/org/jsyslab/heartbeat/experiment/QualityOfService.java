package org.jsyslab.heartbeat.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.detector.NfdS;

/**
 * How often a detector is wrong, for each bound on how long it takes to be right: NFD-S beside what its analysis says,
 * and the simple time-out with the same bound.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 7: η = 1 s, one heartbeat in a hundred lost, delays of 20 ms on average. Each
 * further η of the bound absorbs one more loss and makes mistakes a hundred times rarer: the staircase of the figure.
 * The simple time-out has a bound only if heartbeats later than some cutoff are thrown away; then it is time-out plus
 * cutoff.
 */
final class QualityOfService {
    /** Bounds on the detection time, in milliseconds. */
    static final List<Integer> BOUNDS = List.of(
            1020, 1050, 1100, 1150, 1250, 1500, 1750, 1950, 2020, 2050, 2100, 2150, 2250, 2500, 2750, 2950, 3020);

    /** Eight times the mean delay, as in the paper. */
    private static final Duration CUTOFF = LossyHeartbeats.MEAN_DELAY.multipliedBy(8);
    /** A point of fewer mistakes is not shown. */
    private static final long SHOWN = 30;
    /** A point of fewer mistakes is not compared: the few long ones among them decide, and may be missing. */
    private static final long COMPARED = 100;
    /** Of all points, and wider where three standard deviations are more. */
    private static final double TOLERANCE = 0.05;

    private static final double SIGMAS = 3;
    private static final Axis BOUND = Axis.linear("bound on the detection time (s)");

    private final long seed;
    private final long heartbeats;

    /** Two detectors with the same bound on their detection time. */
    private record Pair(Duration bound, Mistakes nfdS, Mistakes simple) {}

    /** An experiment in which each detector listens to so many heartbeats, all to the same ones. */
    QualityOfService(long seed, long heartbeats) {
        this.seed = seed;
        this.heartbeats = heartbeats;
    }

    /** Runs it for each bound in milliseconds. */
    List<Table> tables(List<Integer> bounds) {
        List<Pair> pairs = bounds.stream().map(QualityOfService::pair).toList();
        new LossyHeartbeats(new Simulation(seed).random("heartbeats")).send(heartbeats, (sequence, at, delay) -> {
            pairs.forEach(pair -> pair.nfdS().heard(sequence, at));
            if (delay.compareTo(CUTOFF) <= 0) {
                pairs.forEach(pair -> pair.simple().heard(sequence, at));
            }
        });
        String sample = ", " + heartbeats + " heartbeats";
        return List.of(
                new Table(
                        "Time between mistakes, E(T_MR)" + sample,
                        BOUND,
                        Axis.logarithmic("seconds"),
                        rows(pairs, this::recurrence)),
                new Table(
                        "Share of time suspected wrongly, 1 - P_A" + sample,
                        BOUND,
                        Axis.logarithmic("share of time"),
                        rows(pairs, this::inaccuracy)));
    }

    private static Pair pair(int bound) {
        Duration detection = Duration.ofMillis(bound);
        Duration delta = detection.minus(LossyHeartbeats.PERIOD);
        return new Pair(
                detection,
                new Mistakes(new NfdS(LossyHeartbeats.PERIOD, delta)),
                new Mistakes(new FixedTimeout(detection.minus(CUTOFF), LossyHeartbeats.PERIOD)));
    }

    private interface Points {
        Stream<Row> of(Pair pair);
    }

    private static List<Row> rows(List<Pair> pairs, Points points) {
        List<Row> rows = new ArrayList<>();
        pairs.stream()
                .filter(pair -> pair.nfdS().count() >= SHOWN)
                .flatMap(points::of)
                .forEach(rows::add);
        return rows;
    }

    private Stream<Row> recurrence(Pair pair) {
        double formula = formula(pair.bound()).recurrenceTime();
        double tolerance = tolerance(pair.nfdS(), pair.nfdS().errorOfRecurrenceTime()) * formula;
        double x = seconds(pair.bound());
        return Stream.of(
                Row.exact(x, "NFD-S", pair.nfdS().recurrenceTime(time()), formula, tolerance),
                Row.shape(x, "simple time-out", pair.simple().recurrenceTime(time()), Double.NaN, formula + tolerance));
    }

    private Stream<Row> inaccuracy(Pair pair) {
        double formula = formula(pair.bound()).inaccuracy();
        double tolerance = tolerance(pair.nfdS(), pair.nfdS().errorOfInaccuracy()) * formula;
        double x = seconds(pair.bound());
        return Stream.of(
                Row.exact(x, "NFD-S", pair.nfdS().inaccuracy(time()), formula, tolerance),
                Row.shape(x, "simple time-out", pair.simple().inaccuracy(time()), formula - tolerance, Double.NaN));
    }

    /** As a share of the formula; NaN where nothing is compared. */
    private static double tolerance(Mistakes mistakes, double error) {
        double share = Math.min(1, Math.max(TOLERANCE, SIGMAS * error)); // no less than zero agrees
        return mistakes.count() < COMPARED ? Double.NaN : share;
    }

    /** The analysis of NFD-S with that bound. */
    static NfdSFormula formula(Duration bound) {
        double eta = seconds(LossyHeartbeats.PERIOD);
        return new NfdSFormula(eta, seconds(bound) - eta, LossyHeartbeats.LOSS, seconds(LossyHeartbeats.MEAN_DELAY));
    }

    private double time() {
        return heartbeats * seconds(LossyHeartbeats.PERIOD);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
