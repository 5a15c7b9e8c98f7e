package org.jsyslab.common.check;

/**
 * How an operation ended, as its client saw it. Definite and indefinite ends are kept apart, because a checker that
 * takes a time-out for a failure accuses the innocent, and one that takes it for a success acquits the guilty.
 */
public sealed interface Ending {

    /**
     * Done, with this result: it took effect once, between call and return.
     *
     * @param at when it returned, in nanoseconds on the history's clock
     * @param result what it told; {@link Value#done()} if that was nothing, never null
     */
    record Ok(long at, Value result) implements Ending {
        public Ok {
            if (result == null) {
                throw new IllegalArgumentException(
                        "a result is never null; nothing to tell is Value.done(), nothing there is Value.absent()");
            }
        }
    }

    /**
     * Definitely not done, and it never will be.
     *
     * @param at when it returned, in nanoseconds on the history's clock
     */
    record Fail(long at, String reason) implements Ending {}

    /** The outcome is unknown: it may take effect at any time after its call, or never. */
    record Info(String reason) implements Ending {}
}
