package org.jsyslab.clientserver.time;

import org.jsyslab.common.grade.Exercise;

/**
 * A logical clock that is one number. If one event happened before another, its number is smaller; the converse does
 * not hold: of two numbers one is smaller, though the events may be concurrent.
 *
 * <p>Lamport 1978, rules IR1 and IR2.
 *
 * @param time 0 before the first event
 */
public record LamportClock(long time) implements Comparable<LamportClock> {
    /** The clock of a process to which nothing has happened. */
    public static final LamportClock ZERO = new LamportClock(0);

    public LamportClock {
        if (time < 0) {
            throw new IllegalArgumentException("a Lamport clock counts from 0, not from " + time);
        }
    }

    /** The clock at the next event of the same process (IR1). */
    @Exercise(part = "C")
    public LamportClock tick() {
        return new LamportClock(Math.addExact(time, 1));
    }

    /** The clock that has seen what either has seen; a receipt is this, and then a {@link #tick} (IR2). */
    @Exercise(part = "C")
    public LamportClock merge(LamportClock other) {
        return new LamportClock(Math.max(time, other.time));
    }

    @Override
    public int compareTo(LamportClock other) {
        return Long.compare(time, other.time);
    }
}
