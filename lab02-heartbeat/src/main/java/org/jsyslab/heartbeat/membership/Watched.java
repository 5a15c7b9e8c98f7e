package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.EventuallyPerfect;

/** One member as another sees it: its newest sign of life, the detector that judges its silence, and the verdict. */
public class Watched {
    private final NodeId member;

    /** The life concerned; 0 if it was never heard of. */
    private long incarnation;

    /** Number of the newest heartbeat of that life; 0 if none was heard. */
    private long heartbeat;

    /** Judges this life. */
    private Detector detector;

    private Status status;

    /** When the status began. */
    private Duration since;

    /** When the newest sign of life arrived, or the watch began. */
    private Duration lastHeard;

    /** How many suspicions of this life have proved false. */
    private long falseSuspicions;

    /** The newest sign of life as it was heard, to be passed on; null if there is none. */
    private Sign newest;

    Watched(NodeId member, Seat seat, Detector detector, Duration now) {
        this.member = member;
        begin(seat.incarnation(), detector, now);
        become(seat.standing(), now);
    }

    /** Begins to watch another life; nothing is carried over but what the detector may know. */
    final void begin(long newIncarnation, Detector newDetector, Duration now) {
        incarnation = newIncarnation;
        heartbeat = 0;
        newest = null;
        detector = newDetector;
        lastHeard = now;
        falseSuspicions = 0;
        become(Status.ALIVE, now);
    }

    /** A sign of the life that is watched has come, and is news. */
    void heard(Sign sign, Duration now) {
        newest = sign;
        heartbeat = sign.heartbeat();
        lastHeard = now;
        if (heartbeat > 0) { // to ask to join is a sign of life, but no heartbeat
            detector.heard(heartbeat, now);
        }
    }

    /** Whether a sign tells more than is known. One that has come before, by whatever way, is no sign of life. */
    @Exercise(part = "C", hint = "Only the member itself makes its counter grow.")
    boolean isNews(Sign sign) {
        return newest == null || sign.heartbeat() > heartbeat;
    }

    void become(Status newStatus, Duration now) {
        status = newStatus;
        since = now;
    }

    void wasSuspectedWrongly() {
        falseSuspicions++;
    }

    /** Whether the time for the next heartbeat has not passed. */
    boolean isFreshAt(Duration now) {
        return detector.freshUntil().compareTo(now) > 0;
    }

    /** When the silence becomes suspicious if nothing is heard. */
    Duration freshUntil() {
        return detector.freshUntil();
    }

    /** What judges its silence. */
    Detector detector() {
        return detector;
    }

    /** Who it is. */
    public NodeId member() {
        return member;
    }

    /** Which of its lives is watched; 0 if it was never heard of. */
    public long incarnation() {
        return incarnation;
    }

    /** Number of the newest heartbeat of that life; 0 if none was heard. */
    public long heartbeat() {
        return heartbeat;
    }

    /** The newest sign of that life as it was heard; null if there is none. */
    public Sign newest() {
        return newest;
    }

    /** What is believed of it. */
    public Status status() {
        return status;
    }

    /** Whether it is trusted. */
    public boolean isAlive() {
        return status == Status.ALIVE;
    }

    /** What is believed, for people. */
    Belief belief(Duration now) {
        return new Belief(
                member,
                status,
                incarnation,
                now.minus(since),
                now.minus(lastHeard),
                status.isFinal() ? 0 : detector.suspicionLevel(now),
                falseSuspicions,
                detector instanceof EventuallyPerfect patient ? patient.patience() : Duration.ZERO);
    }
}
