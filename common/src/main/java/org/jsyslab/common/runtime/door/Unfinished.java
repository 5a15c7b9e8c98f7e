package org.jsyslab.common.runtime.door;

/** The bytes of requests that are not whole yet, of many connections together, and how many there may be. */
final class Unfinished {
    private final long limit;
    private long bytes;

    Unfinished(long limit) {
        this.limit = limit;
    }

    /** So many more are held, or fewer if negative. */
    void add(long more) {
        bytes += more;
    }

    boolean isTooMuch() {
        return bytes > limit;
    }
}
