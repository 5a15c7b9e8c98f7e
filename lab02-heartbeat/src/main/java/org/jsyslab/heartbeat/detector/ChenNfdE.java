package org.jsyslab.heartbeat.detector;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;

/**
 * NFD-E: expects the next heartbeat at a time estimated from the last few, and suspects when it is late by more than a
 * margin. A heartbeat that comes late by chance does not delay the suspicion, for the next one is expected no later.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 6.3; the paper's names are in the fields' comments. Sender and listener need
 * no common time, only clocks that run at one speed. A heartbeat that is no fresher than one heard before changes
 * nothing, so a sender that counts from 1 again needs a new detector.
 */
public class ChenNfdE implements Detector {
    /** η: the time between two heartbeats, as they are sent. */
    private final Duration period;

    /** α: by how much a heartbeat may be late. */
    private final Duration margin;

    /**
     * A'_i - η s_i of the n last fresh heartbeats, in nanoseconds: when each would have arrived if it were number 0.
     */
    private final Window shiftedArrivals;

    /** ℓ: the largest number heard. */
    private long largest;

    /** EA of heartbeat ℓ + 1. */
    private Duration expectedArrival;

    /**
     * The parameters of NFD-E.
     *
     * @param period η, the time between two heartbeats, as the sender keeps it
     * @param alpha the margin: how much later than expected a heartbeat may come
     * @param window n, of how many heartbeats the estimate is made: more are steadier, fewer follow a change sooner
     */
    public record Parameters(Duration period, Duration alpha, int window) implements Kind {
        public Parameters {
            Range.check("the period", period);
            Range.check("alpha", alpha);
            Range.checkWindow(window);
        }

        @Override
        public ChenNfdE watch(Duration since) {
            return new ChenNfdE(this, since);
        }
    }

    /** A detector that has heard nothing yet, and expects the first heartbeat one period from now. */
    public ChenNfdE(Parameters parameters, Duration since) {
        this.period = parameters.period();
        this.margin = parameters.alpha();
        this.shiftedArrivals = new Window(parameters.window());
        this.expectedArrival = since.plus(period);
    }

    @Override
    @Exercise(
            part = "B",
            hint = "Only a number above the largest so far is news; then estimate when the next one comes.")
    public void heard(long sequence, Duration at) {
        if (sequence > largest && sequence < mostInACentury()) {
            largest = sequence;
            shiftedArrivals.add(shifted(sequence, at));
            expectedArrival =
                    Duration.ofNanos(StrictMath.round(shiftedArrivals.mean())).plus(period.multipliedBy(largest + 1));
        }
    }

    /**
     * No sender has lived to count so far, and the arithmetic here stays within a long: a larger number is an error.
     */
    private long mostInACentury() {
        return Duration.ofDays(36_500).toNanos() / period.toNanos();
    }

    /** A'_i - η s_i, in nanoseconds. Without this shift the mean of n arrivals would lie n/2 periods back. */
    @Exercise(part = "B")
    long shifted(long sequence, Duration at) {
        return at.toNanos() - sequence * period.toNanos();
    }

    /** The freshness point τ_{ℓ+1} = EA_{ℓ+1} + α. */
    @Override
    @Exercise(part = "B")
    public Duration freshUntil() {
        return expectedArrival.plus(margin);
    }

    /** How late the next heartbeat is, in margins: 0 until it is expected, 1 where the suspicion begins. */
    @Override
    public double suspicionLevel(Duration now) {
        return Math.max(0, (double) now.minus(expectedArrival).toNanos() / margin.toNanos());
    }
}
