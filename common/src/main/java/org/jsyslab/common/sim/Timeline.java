package org.jsyslab.common.sim;

/** Virtual time and what will happen in it. */
final class Timeline {
    private final EventQueue queue = new EventQueue();
    private long now;

    /** Nanoseconds since the start of the run. */
    long now() {
        return now;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** When the next thing happens; {@link Long#MAX_VALUE} if nothing will. */
    long next() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.firstTime();
    }

    /** Lets {@code item} happen {@code delay} nanoseconds from now. */
    void after(long delay, Scheduled item) {
        at(now + delay, item);
    }

    /** Lets {@code item} happen at a time, now at the earliest. */
    void at(long time, Scheduled item) {
        queue.add(Math.max(time, now), item);
    }

    /** Lets {@code action} happen at a time, now at the earliest. */
    void at(long time, Runnable action) {
        at(time, new Scheduled() {
            @Override
            void happen() {
                action.run();
            }
        });
    }

    /** Moves on to the next thing and lets it happen; only if there is one. */
    void advance() {
        now = queue.firstTime();
        queue.poll().happen();
    }

    /** Lets time pass in which nothing happens. */
    void idleUntil(long time) {
        now = Math.max(now, time);
    }
}
