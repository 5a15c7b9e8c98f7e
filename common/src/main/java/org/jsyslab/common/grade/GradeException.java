package org.jsyslab.common.grade;

/** Grading is not possible; the message says why, in one line. */
public final class GradeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GradeException(String message) {
        super(message);
    }

    public GradeException(String message, Throwable cause) {
        super(message, cause);
    }
}
