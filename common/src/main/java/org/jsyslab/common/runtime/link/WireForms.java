package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jsyslab.common.codec.Codec;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.codec.MalformedMessageException;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.runtime.loop.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one process writes and reads messages. A body that goes to several peers, one after the other, is encoded once.
 */
public final class WireForms {
    private static final Logger WIRE = LoggerFactory.getLogger("org.jsyslab.wire");

    private final Codec json;
    private final Codec binary;
    private final Form dialled;
    private final boolean logged;
    private Message lastBody;
    private Form lastForm;
    private byte[] lastEncoded;

    /**
     * The forms of one process.
     *
     * @param dialled the form of connections that this process opens
     * @param logged whether each message that comes or goes is logged as JSON
     */
    public WireForms(Schema schema, Form dialled, boolean logged) {
        this.json = schema.json();
        this.binary = schema.binary();
        this.dialled = dialled;
        this.logged = logged;
    }

    /** The form of connections that this process opens. */
    Form dialled() {
        return dialled;
    }

    /** One whole frame, to be released by the caller. */
    ByteBuf write(Envelope envelope, Form form, ByteBufAllocator allocator) {
        Codec codec = codec(form);
        if (form != lastForm || !envelope.body().equals(lastBody)) { // equal: peers of one broadcast
            lastEncoded = codec.encode(envelope.body());
            lastBody = envelope.body();
            lastForm = form;
        }
        ByteBuf frame = allocator.ioBuffer(lastEncoded.length + 64);
        codec.write(envelope, lastEncoded, frame);
        return frame;
    }

    /**
     * Reads one frame without its delimiters.
     *
     * @throws MalformedMessageException if it is no message, or its clock is one that no process can have
     */
    Envelope read(ByteBuf frame, Form form) {
        Envelope envelope = codec(form).read(frame);
        if (envelope.clock() < 0 || envelope.clock() > Recorder.MAX_CLOCK) {
            throw new MalformedMessageException(
                    "clock: " + envelope.clock() + " is out of range, expected 0 to " + Recorder.MAX_CLOCK);
        }
        return envelope;
    }

    /** Logs a message that comes from or goes to {@code other}, if that is wanted. */
    void log(String arrow, String other, Envelope envelope) {
        if (logged) {
            ByteBuf line = Unpooled.buffer();
            json.write(envelope, line);
            WIRE.info(
                    "{} {} {}",
                    arrow,
                    other,
                    line.toString(StandardCharsets.UTF_8).stripTrailing());
        }
    }

    private Codec codec(Form form) {
        return form == Form.JSON ? json : binary;
    }
}
