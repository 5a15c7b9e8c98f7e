package org.jsyslab.heartbeat.detector;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;

/**
 * Suspects after a fixed time of silence, counted anew from each arrival: the simple time-out of the textbooks.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 1.2 ("the common algorithm"), with what they find wrong with it: a heartbeat
 * that came late delays the suspicion, and one that came early hastens it.
 */
public class FixedTimeout implements Detector {
    private final Duration timeout;

    /** When the last heartbeat arrived, or the watch began. */
    private Duration lastArrival;

    /**
     * The parameters of a fixed time-out.
     *
     * @param timeout how much silence it stands; more than the period of the heartbeats and what they may be late, or
     *     processes that live are suspected again and again
     */
    public record Parameters(Duration timeout) implements Kind {
        public Parameters {
            Range.check("the time-out", timeout);
        }

        @Override
        public FixedTimeout watch(Duration since) {
            return new FixedTimeout(timeout, since);
        }
    }

    /**
     * A detector that has heard nothing yet.
     *
     * @param timeout how much silence it stands; more than the period of the heartbeats
     * @param since when the watch begins
     */
    public FixedTimeout(Duration timeout, Duration since) {
        this.timeout = timeout;
        this.lastArrival = since;
    }

    @Override
    @Exercise(part = "A", hint = "Every arrival is a sign of life, whatever its number.")
    public void heard(long sequence, Duration at) {
        lastArrival = at;
    }

    @Override
    @Exercise(part = "A")
    public Duration freshUntil() {
        return lastArrival.plus(timeout);
    }

    /** The silence as a multiple of the time-out: 1 where the suspicion begins. */
    @Override
    public double suspicionLevel(Duration now) {
        return (double) now.minus(lastArrival).toNanos() / timeout.toNanos();
    }
}
