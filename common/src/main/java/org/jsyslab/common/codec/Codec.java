package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import org.jsyslab.common.node.Message;

/** One way to write an envelope: as a JSON line or as a binary frame. Thread-safe. */
public interface Codec {

    /**
     * Appends one whole frame, delimiters included. On failure {@code out} is as before.
     *
     * @throws IllegalArgumentException if the body is not a record of the schema, or null is in it, naming the
     *     component
     */
    void write(Envelope envelope, ByteBuf out);

    /** The form of a body alone, for a message that goes to several peers: encode once, write into each envelope. */
    byte[] encode(Message body);

    /**
     * As {@link #write(Envelope, ByteBuf)}, with a body that {@link #encode} has already encoded in this form;
     * {@code envelope.body()} is not looked at.
     */
    void write(Envelope envelope, byte[] body, ByteBuf out);

    /**
     * Reads one frame, without delimiters (no line end; no zero byte and length). What a hand-typed frame leaves out is
     * null, or 0 for the clock.
     *
     * @throws MalformedMessageException if it is not a message of the protocol, with a reason its sender can act on
     */
    Envelope read(ByteBuf frame);
}
