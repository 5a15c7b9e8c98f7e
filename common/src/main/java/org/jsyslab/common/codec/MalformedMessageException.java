package org.jsyslab.common.codec;

/** Bytes that are not a message of the protocol. The text says in one line what is wrong and what would be right. */
public final class MalformedMessageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
