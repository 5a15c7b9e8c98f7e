package org.jsyslab.common.grade;

import java.util.Objects;

/**
 * What became of one graded test.
 *
 * @param test the test
 * @param status how it ended
 * @param seen what was seen instead of what is required, in one line; empty if it passed
 * @param replay the command that shows it again; empty if it passed
 */
public record Result(Requirement test, Status status, String seen, String replay) {

    /** How a test ended. */
    public enum Status {
        PASSED,
        FAILED,
        /** Left out, not reached before the run ended, or not reported. */
        NOT_RUN
    }

    public Result {
        Objects.requireNonNull(test);
        Objects.requireNonNull(status);
        Objects.requireNonNull(seen);
        Objects.requireNonNull(replay);
    }

    /** The test passed. */
    public static Result passed(Requirement test) {
        return new Result(test, Status.PASSED, "", "");
    }

    /** The test failed, with a failure's message, such as the report of a simulated run. */
    public static Result failed(String lab, Requirement test, String message) {
        FailureText text = FailureText.of(message);
        return new Result(test, Status.FAILED, text.seen(), text.replay().orElse(test.command(lab)));
    }

    /** The test did not run, or not to its end. */
    public static Result notRun(String lab, Requirement test, String why) {
        return new Result(test, Status.NOT_RUN, FailureText.of(why).seen(), test.command(lab));
    }

    /** The points earned. */
    public int earned() {
        return status == Status.PASSED ? test.points() : 0;
    }
}
