package org.jsyslab.heartbeat.experiment;

import java.time.Duration;
import org.jsyslab.heartbeat.detector.Detector;

/**
 * The mistakes of a detector that watches a process which never crashes: from each time when it begins to suspect to
 * when it trusts again.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 2: from these follow the mistake recurrence time T_MR, the mistake duration
 * T_M and the query accuracy P_A.
 */
final class Mistakes {
    private static final double NANOS = 1e9;

    private final Detector detector;
    private Duration freshUntil;
    private boolean suspecting;
    private Duration suspectedSince = Duration.ZERO;

    private long count;
    private double duration;
    private double squaredDurations;

    /** None yet. */
    Mistakes(Detector detector) {
        this.detector = detector;
        this.freshUntil = detector.freshUntil();
    }

    /** A heartbeat arrives, at {@code at}. */
    void heard(long sequence, Duration at) {
        if (!suspecting && freshUntil.compareTo(at) <= 0) {
            suspecting = true;
            suspectedSince = freshUntil;
        }
        detector.heard(sequence, at);
        freshUntil = detector.freshUntil();
        if (suspecting && freshUntil.compareTo(at) > 0) { // an old heartbeat may leave it as it is
            suspecting = false;
            add(at.minus(suspectedSince).toNanos() / NANOS);
        }
    }

    private void add(double seconds) {
        count++;
        duration += seconds;
        squaredDurations += seconds * seconds;
    }

    /** How many have ended. */
    long count() {
        return count;
    }

    /** E(T_MR) in seconds, over so many seconds. */
    double recurrenceTime(double seconds) {
        return seconds / count;
    }

    /** 1 - P_A: the share of the time in which the process was suspected, over so many seconds. */
    double inaccuracy(double seconds) {
        return duration / seconds;
    }

    /** The standard deviation of {@link #recurrenceTime}, as a share of it, if mistakes come independently. */
    double errorOfRecurrenceTime() {
        return StrictMath.sqrt(1.0 / count);
    }

    /** The standard deviation of {@link #inaccuracy}, as a share of it: some mistakes are long, so it is the larger. */
    double errorOfInaccuracy() {
        return StrictMath.sqrt(squaredDurations) / duration;
    }
}
