package org.jsyslab.heartbeat.detector;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;

/**
 * Gives another detector a patience that grows: each suspicion that proves false adds to the silence that it stands.
 * Where delays have a bound, even one that nobody knows, false suspicions then end one day, and crashes are still
 * detected: the class of eventually perfect detectors, ◇P.
 *
 * <p>Chandra and Toueg 1996, section 9.1, Figure 10: Δ_p(q) grows by one when p hears from q while it suspects it. The
 * paper lets it grow without a bound, for it knows none; yet it stays below the longest silence that q has survived
 * plus one increment, as it grows only where it fell short.
 */
public class EventuallyPerfect implements Detector {
    private final Detector detector;
    private final Duration increment;

    /** By how much the freshness points of the other detector are put off. */
    private Duration patience = Duration.ZERO;

    private Duration lastArrival;

    /**
     * Any kind of detector, with growing patience.
     *
     * @param kind the detector whose suspicions are put off
     * @param increment how much each false suspicion adds to the silence that it stands
     */
    public record Parameters(Kind kind, Duration increment) implements Kind {
        public Parameters {
            Range.check("the increment", increment);
        }

        @Override
        public EventuallyPerfect watch(Duration since) {
            return new EventuallyPerfect(kind.watch(since), increment, since);
        }

        /** With the patience of the last detector, and more: that the process was given up was one more mistake. */
        @Override
        public EventuallyPerfect watchAgain(Detector last, Duration since) {
            EventuallyPerfect next = watch(since);
            if (last instanceof EventuallyPerfect patient) {
                next.patience = next.grown(patient.patience);
            }
            return next;
        }
    }

    /** A detector with no more patience than that of {@code detector}. */
    public EventuallyPerfect(Detector detector, Duration increment, Duration since) {
        this.detector = detector;
        this.increment = increment;
        this.lastArrival = since;
    }

    @Override
    @Exercise(
            part = "B",
            hint = "A suspicion was false if it stood, and what has just arrived makes the sender fresher.")
    public void heard(long sequence, Duration at) {
        boolean suspected = freshUntil().compareTo(at) <= 0;
        Duration before = detector.freshUntil();
        detector.heard(sequence, at);
        if (suspected && detector.freshUntil().compareTo(before) > 0) { // else it is an old one, late: proves nothing
            patience = grown(patience);
        }
        lastArrival = at;
    }

    /** The patience after one more false suspicion. */
    @Exercise(part = "B")
    Duration grown(Duration soFar) {
        return soFar.plus(increment);
    }

    @Override
    @Exercise(part = "B")
    public Duration freshUntil() {
        return detector.freshUntil().plus(patience);
    }

    /** The other detector's level, as much later as the patience is long; so the suspicion begins at the same level. */
    @Override
    public double suspicionLevel(Duration now) {
        Duration earlier = now.minus(patience);
        return detector.suspicionLevel(earlier.compareTo(lastArrival) > 0 ? earlier : lastArrival);
    }

    /** By how much it has been lengthened: zero until a suspicion proves false. */
    public Duration patience() {
        return patience;
    }
}
