package org.jsyslab.common.sim;

import org.jsyslab.common.node.Timer;

/**
 * A timer that a node has set. Setting it again to a later time, which protocols do with every heartbeat, changes only
 * {@link #due}: the entry in the queue stays, and is queued anew when it comes up too early.
 */
final class PendingTimer extends Scheduled implements Input {
    /** Not due at all: cancelled. */
    static final long NEVER = Long.MAX_VALUE;

    final Timer timer;
    private final Incarnation life;
    /** Virtual time at which it fires. */
    long due;
    /** Virtual time at which the entry in the queue comes up; {@link #NEVER} once it has. */
    long comesUp;

    PendingTimer(Timer timer, Incarnation life, long due) {
        this.timer = timer;
        this.life = life;
        this.due = due;
        this.comesUp = due;
    }

    @Override
    void happen() {
        comesUp = NEVER;
        if (due == NEVER) {
            life.timers().forget(this);
        } else if (due > life.simulation().timeline.now()) {
            comesUp = due;
            life.simulation().timeline.at(due, this);
        } else {
            life.loop().enqueue(this);
        }
    }

    @Override
    public void handle(Incarnation handler) {
        if (due != NEVER) {
            life.timers().forget(this);
            life.simulation().reporter.timerFires(life, timer);
            life.stack().fire(timer);
        }
    }
}
