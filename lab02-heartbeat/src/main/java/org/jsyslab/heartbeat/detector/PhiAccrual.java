package org.jsyslab.heartbeat.detector;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;

/**
 * The φ accrual detector: says not whether, but how strongly it suspects, on a scale of its own chance of being wrong.
 * At φ = 1 a living sender would be silent so long once in 10 times, at φ = 2 once in 100, at φ = 3 once in 1000.
 *
 * <p>Hayashibara, Défago, Yared, Katayama 2004: the gaps between arrivals are taken to be normally distributed, with
 * mean and deviation of those in a window. Departures, both as in systems that use it: the deviation has a minimum, or
 * steady heartbeats would make the smallest lateness a crash; and the window begins with two gaps about the period, so
 * that there is an estimate before there are gaps. A heartbeat no fresher than one heard before changes nothing, so a
 * sender that counts from 1 again needs a new detector. A lost heartbeat makes one long gap, which counts.
 */
public class PhiAccrual implements Detector {
    private static final double LEAST = 0.5;
    private static final double MOST = 20;

    /** Φ: from here on the sender is suspected. */
    private final double threshold;

    /** How many standard deviations beyond the mean gap φ crosses Φ. */
    private final double deviationsAtThreshold;

    private final double minimumDeviation;

    /** The last gaps between fresh heartbeats, in nanoseconds. */
    private final Window gaps;

    /** The largest number heard. */
    private long largest;

    /** T_last: when it arrived, or the watch began. */
    private Duration lastArrival;

    /**
     * The parameters of a φ accrual detector.
     *
     * @param period the time between two heartbeats: the first guess of the mean gap
     * @param threshold Φ, 0.5 to 20; 8 is usual, and Φ below 2 is often wrong
     * @param minimumDeviation the standard deviation of the gaps is taken to be no less
     * @param window of how many gaps mean and deviation are estimated; 1000 in the paper
     */
    public record Parameters(Duration period, double threshold, Duration minimumDeviation, int window) implements Kind {
        public Parameters {
            Range.check("the period", period);
            Range.require(
                    threshold >= LEAST && threshold <= MOST,
                    "the threshold of phi must be " + LEAST + " to " + MOST + ", not " + threshold);
            Range.check("the minimum deviation", minimumDeviation);
            Range.checkWindow(window);
        }

        /** With a tenth of the period as minimum deviation. */
        public Parameters(Duration period, double threshold, int window) {
            this(period, threshold, period.dividedBy(10), window);
        }

        @Override
        public PhiAccrual watch(Duration since) {
            return new PhiAccrual(this, since);
        }
    }

    /** A detector that has heard nothing yet: it guesses that gaps are a period long, give or take a quarter. */
    public PhiAccrual(Parameters parameters, Duration since) {
        this.threshold = parameters.threshold();
        this.deviationsAtThreshold = NormalTail.inverse(-threshold);
        this.minimumDeviation = parameters.minimumDeviation().toNanos();
        this.gaps = new Window(parameters.window());
        this.lastArrival = since;
        long period = parameters.period().toNanos();
        gaps.add(period - period / 4);
        gaps.add(period + period / 4);
    }

    @Override
    @Exercise(part = "B", hint = "Only a number above the largest so far is news; the first one ends no gap.")
    public void heard(long sequence, Duration at) {
        if (sequence > largest) {
            if (largest > 0) {
                gaps.add(at.minus(lastArrival).toNanos());
            }
            largest = sequence;
            lastArrival = at;
        }
    }

    /** φ(now) = -log10 P(a gap is longer than the silence until now). */
    @Override
    @Exercise(part = "B", hint = "NormalTail.log10 takes a number of standard deviations beyond the mean.")
    public double suspicionLevel(Duration now) {
        double silence = now.minus(lastArrival).toNanos();
        return -NormalTail.log10((silence - gaps.mean()) / deviation());
    }

    /** When φ crosses Φ. */
    @Override
    @Exercise(
            part = "B",
            hint = "The silence at which suspicionLevel is the threshold; deviationsAtThreshold is known.")
    public Duration freshUntil() {
        double silence = gaps.mean() + deviationsAtThreshold * deviation();
        return lastArrival.plusNanos((long) StrictMath.ceil(silence));
    }

    /** The standard deviation of the gaps, in nanoseconds, but never less than the minimum. */
    @Exercise(part = "B")
    double deviation() {
        return Math.max(gaps.standardDeviation(), minimumDeviation);
    }
}
