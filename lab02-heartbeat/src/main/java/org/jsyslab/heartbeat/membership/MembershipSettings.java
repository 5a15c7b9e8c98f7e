package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import org.jsyslab.heartbeat.detector.Detector;

/**
 * How a member judges the others, and how soon it repeats what may be lost.
 *
 * @param detectors how each member's silence is judged
 * @param cleanup how long a suspicion lasts before the member is removed: van Renesse's T_cleanup - T_fail; no less
 *     than the longest silence that the detectors stand
 * @param retry how long it waits for a welcome, or for the confirmation of a leave, before it tries again
 */
public record MembershipSettings(Detector.Kind detectors, Duration cleanup, Duration retry) {

    /** The same, but for how silence is judged. */
    public MembershipSettings judging(Detector.Kind otherDetectors) {
        return new MembershipSettings(otherDetectors, cleanup, retry);
    }
}
