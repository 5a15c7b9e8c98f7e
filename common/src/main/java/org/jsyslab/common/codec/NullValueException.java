package org.jsyslab.common.codec;

/** A null among what is written. The record round it says in which of its components. */
final class NullValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private NullValueException() {
        super("null is not written");
    }

    /** Refuses null. */
    static Object check(Object value) {
        if (value == null) {
            throw new NullValueException();
        }
        return value;
    }
}
