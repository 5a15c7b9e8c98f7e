package org.jsyslab.common.runtime.link;

/** How a message is written. A connection may carry both: each frame tells by its first byte. */
public enum Form {
    /** A zero byte, a length in four bytes, the envelope. */
    BINARY,
    /** One line, one JSON object. */
    JSON
}
