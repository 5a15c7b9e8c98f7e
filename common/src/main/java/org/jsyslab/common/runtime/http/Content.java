package org.jsyslab.common.runtime.http;

import org.jsyslab.common.node.Bytes;

/**
 * A body that is not JSON.
 *
 * @param type its media type, such as {@code text/plain}
 * @param bytes any bytes
 */
public record Content(String type, Bytes bytes) {

    /** Bytes of which nobody says what they are. */
    public static Content of(Bytes bytes) {
        return new Content("application/octet-stream", bytes);
    }
}
