package org.jsyslab.common.sim;

import java.util.HashMap;
import java.util.Map;
import org.jsyslab.common.node.Timer;

/** The timers that one incarnation of a node has set and that have not fired. */
final class Timers {
    private final Incarnation life;
    private final Timeline timeline;
    private final Map<Timer, PendingTimer> pending = new HashMap<>(4); // never iterated

    Timers(Incarnation life, Timeline timeline) {
        this.life = life;
        this.timeline = timeline;
    }

    void set(Timer timer, long due) {
        PendingTimer old = pending.get(timer);
        if (old != null && old.comesUp <= due) {
            old.due = due;
            return;
        }
        if (old != null) {
            old.due = PendingTimer.NEVER;
        }
        PendingTimer fresh = new PendingTimer(timer, life, due);
        pending.put(timer, fresh);
        timeline.at(due, fresh);
    }

    /** Returns whether such a timer was pending. */
    boolean cancel(Timer timer) {
        PendingTimer old = pending.get(timer);
        if (old == null || old.due == PendingTimer.NEVER) {
            return false;
        }
        old.due = PendingTimer.NEVER;
        if (old.comesUp == PendingTimer.NEVER) {
            pending.remove(timer);
        }
        return true;
    }

    void forget(PendingTimer timer) {
        pending.remove(timer.timer, timer);
    }
}
