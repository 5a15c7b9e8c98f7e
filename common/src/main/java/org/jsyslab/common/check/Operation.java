package org.jsyslab.common.check;

/**
 * One operation of a history: an invocation and its matching response (Herlihy &amp; Wing 1990, §2).
 *
 * @param client who asked; a client's completed operations never overlap
 * @param call what was asked
 * @param called when it was asked, in nanoseconds on the history's clock
 * @param ending how it ended
 */
public record Operation(String client, Call call, long called, Ending ending) {
    /** The time of return of an operation that never returned. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int LONGEST = 80;

    public Operation {
        long returned = returned(ending);
        if (called < 0 || returned < called) {
            throw new IllegalArgumentException(
                    client + ": " + call + " was called at " + called + " and returned at " + returned);
        }
    }

    /** When it returned, or {@link #NEVER}, in nanoseconds. */
    public long returned() {
        return returned(ending);
    }

    /** Whether it is known to have been done. */
    public boolean ok() {
        return ending instanceof Ending.Ok;
    }

    /** Whether it is known not to have been done. */
    public boolean failed() {
        return ending instanceof Ending.Fail;
    }

    /** Whether nobody knows if it was done. */
    public boolean unknown() {
        return ending instanceof Ending.Info;
    }

    /**
     * What it returned.
     *
     * @throws IllegalStateException if it is not {@link #ok}
     */
    public Value result() {
        if (ending instanceof Ending.Ok ok) {
            return ok.result();
        }
        throw new IllegalStateException(this + " has no result");
    }

    /** Whether it returned before {@code other} was called: the order {@code <H} of Herlihy &amp; Wing. */
    public boolean precedes(Operation other) {
        return returned() < other.called;
    }

    /** The call and what came of it: {@code read(x) -> "1"}; long calls and results are cut. */
    public String summary() {
        if (ending instanceof Ending.Ok ok) {
            return brief(call) + (ok.result() == Value.done() ? "" : " -> " + brief(ok.result()));
        }
        return brief(call) + (failed() ? " failed" : " -> ?");
    }

    /** A call or a value in at most about 80 characters, for people. */
    public static String brief(Object data) {
        String text = data.toString();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST - 20) + "... (" + text.length() + " characters)";
    }

    /** {@code c1: read(x) -> "1" [10..20]} */
    @Override
    public String toString() {
        return client + ": " + summary() + " [" + called + ".." + (returned() == NEVER ? "" : returned()) + "]";
    }

    private static long returned(Ending ending) {
        if (ending instanceof Ending.Ok ok) {
            return ok.at();
        }
        return ending instanceof Ending.Fail fail ? fail.at() : NEVER;
    }
}
