package org.jsyslab.heartbeat;

import java.time.Duration;
import org.jsyslab.common.node.Env;
import org.jsyslab.heartbeat.HeartbeatTimer.Beat;

/**
 * A steady beat: each is due a period after the last one was due, not after it came. Neither a late beat nor a
 * standstill shifts the later ones, which matters to those who estimate when the next one comes.
 */
final class Rhythm {
    private final Env<?> env;
    private final Duration period;

    /** When the next beat is due; null before the first. */
    private Duration due;

    Rhythm(Env<?> env, Duration period) {
        this.env = env;
        this.period = period;
    }

    /**
     * A beat has come: sets the next one.
     *
     * @return how many were due since the last one came: 1, and more after a standstill, in which they were missed
     */
    long next() {
        Duration now = env.now();
        Duration came = due == null ? now : due;
        long beats = 1 + now.minus(came).dividedBy(period);
        due = came.plus(period.multipliedBy(beats));
        env.set(new Beat(), due.minus(now));
        return beats;
    }
}
