package org.jsyslab.common.runtime.door;

import java.time.Duration;

/**
 * How long one connection has been silent, or busy with a request it does not finish, and what it makes us hold of it.
 */
public final class Patience {
    private final Unfinished together;
    private long activeSince = System.nanoTime();
    private long begunSince;
    private boolean begun;
    private long held;

    /** Patience with a connection that this process opened itself: it counts for nobody else. */
    public Patience() {
        this(new Unfinished(Long.MAX_VALUE));
    }

    /** Patience with a connection whose unfinished bytes count among those of others. */
    Patience(Unfinished together) {
        this.together = together;
    }

    /** Bytes came or went. */
    public void active() {
        activeSince = System.nanoTime();
    }

    /**
     * A part of a request has come, and the rest is missing; the time counts from the first such call.
     *
     * @param bytes held of it by now
     */
    public void begun(long bytes) {
        hold(bytes);
        if (!begun) {
            begun = true;
            begunSince = System.nanoTime();
        }
    }

    /** So many bytes more have come, and the request is not known to be whole. */
    public void more(long bytes) {
        begun(held + bytes);
    }

    /** A request is whole, or will never be. */
    public void whole() {
        hold(0);
        begun = false;
    }

    /** Whether this connection holds a part of a request while all of them together hold too much. */
    boolean asksTooMuch() {
        return held > 0 && together.isTooMuch();
    }

    boolean isStalled(Duration limit) {
        return begun && System.nanoTime() - begunSince > limit.toNanos();
    }

    boolean isIdle(Duration limit) {
        return System.nanoTime() - activeSince > limit.toNanos();
    }

    private void hold(long bytes) {
        together.add(bytes - held);
        held = bytes;
    }
}
