package org.jsyslab.common.runtime.loop;

import io.netty.util.concurrent.ScheduledFuture;

/**
 * One setting of a timer. A timer that is set again gets a new alarm, so that a late firing of the old one is known.
 */
final class Alarm {
    private ScheduledFuture<?> due;

    void dueBy(ScheduledFuture<?> future) {
        due = future;
    }

    void cancel() {
        due.cancel(false);
    }
}
