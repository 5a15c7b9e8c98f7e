package org.jsyslab.common.node;

/** The disk no longer holds the bytes that were written to a blob; its checksum says so. */
public final class CorruptBlobException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CorruptBlobException(String message) {
        super(message);
    }
}
