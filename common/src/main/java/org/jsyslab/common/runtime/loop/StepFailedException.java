package org.jsyslab.common.runtime.loop;

/** A handler threw: the process stops there, because half a step is no state. The message names node and record. */
public final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
