package org.jsyslab.common.runtime.door;

import java.time.Duration;

/** How long one accepted connection has been silent, or busy with a request it does not finish. */
public final class Patience {
    private long activeSince = System.nanoTime();
    private long begunSince;
    private boolean begun;

    /** Bytes came or went. */
    public void active() {
        activeSince = System.nanoTime();
    }

    /** A part of a request has come, and the rest is missing; the time counts from the first such call. */
    public void begun() {
        if (!begun) {
            begun = true;
            begunSince = System.nanoTime();
        }
    }

    /** A request is whole. */
    public void whole() {
        begun = false;
    }

    boolean isStalled(Duration limit) {
        return begun && System.nanoTime() - begunSince > limit.toNanos();
    }

    boolean isIdle(Duration limit) {
        return System.nanoTime() - activeSince > limit.toNanos();
    }
}
