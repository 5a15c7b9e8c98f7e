package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;

/** One way to write an envelope: as a JSON line or as a binary frame. Thread-safe. */
public interface Codec {

    /**
     * Appends one whole frame, delimiters included. The form of {@code envelope.body()} may be cached by the caller:
     * equal bodies give equal bytes.
     */
    void write(Envelope envelope, ByteBuf out);

    /**
     * Reads one frame, without delimiters (no line end; no zero byte and length).
     *
     * @throws MalformedMessageException if it is not a message of the protocol, with a reason its sender can act on
     */
    Envelope read(ByteBuf frame);
}
