package org.jsyslab.heartbeat;

import java.time.Duration;
import org.jsyslab.common.node.Env;
import org.jsyslab.heartbeat.HeartbeatTimer.Beat;

/**
 * A steady beat: each a period after the last one was due, not after it came. Beats that were late do not shift the later
 * ones, which matters to those who estimate when the next one comes.
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

    /** A beat has come: sets the next one. After a long standstill there is one at once, not as many as were missed. */
    void next() {
        Duration now = env.now();
        Duration steady = due == null ? now.plus(period) : due.plus(period);
        due = steady.compareTo(now) < 0 ? now : steady;
        env.set(new Beat(), due.minus(now));
    }
}
