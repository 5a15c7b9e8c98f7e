package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/**
 * The test that every lab owes its messages: each record, written and read in both forms, is the same again. A lab
 * calls {@link #check} with its schema; the values are made up, the same for the same seed.
 */
public final class RoundTrips {
    private static final int VALUES_PER_RECORD = 50;

    private final Schema schema;
    private final RandomValues values;

    private RoundTrips(Schema schema, long seed) {
        this.schema = schema;
        this.values = new RandomValues(new SplittableRandom(seed));
    }

    /**
     * Checks made-up values of the records.
     *
     * @param records which records; all that can travel, if none is given
     * @throws AssertionError showing the value and what came back
     * @throws IllegalArgumentException if a record's constructor is so choosy that no made-up value suits it
     */
    public static void check(Schema schema, Class<?>... records) {
        check(schema, 1, records);
    }

    /** As {@link #check(Schema, Class...)}, with a seed. */
    public static void check(Schema schema, long seed, Class<?>... records) {
        List<Class<?>> chosen = Arrays.asList(records);
        RoundTrips trips = new RoundTrips(schema, seed);
        for (RecordShape shape : schema.records()) {
            if (chosen.isEmpty() || chosen.contains(shape.type())) {
                for (int i = 0; i < VALUES_PER_RECORD; i++) {
                    trips.check(shape, trips.values.record(shape, 0));
                }
            }
        }
    }

    private void check(RecordShape shape, Object value) {
        ByteBuf binary = Unpooled.buffer();
        schema.write(shape.type(), value, binary);
        expectSame(value, schema.read(shape.type(), binary.slice()), shape);
        byte[] json = json(shape, value);
        expectSame(value, shape.readJson(Json.parse(Unpooled.wrappedBuffer(json)), Place.top(shape.typeName())), shape);
        if (value instanceof Message message) {
            checkEnvelope(schema.json(), message, 0, 1);
            checkEnvelope(schema.binary(), message, 1 + Integer.BYTES, 0);
        }
    }

    private static void checkEnvelope(Codec codec, Message message, int prefix, int suffix) {
        Envelope sent = new Envelope("n1.1-17", NodeId.of("n1"), NodeId.of("n2"), 17, new OpId("c7", 3), message);
        ByteBuf whole = Unpooled.buffer();
        codec.write(sent, whole);
        ByteBuf assembled = Unpooled.buffer();
        codec.write(sent, codec.encode(message), assembled);
        if (!whole.equals(assembled)) {
            throw new AssertionError("encoded once, it has another form: " + message);
        }
        Envelope received = codec.read(whole.slice(prefix, whole.readableBytes() - prefix - suffix));
        if (!received.equals(sent)) {
            throw new AssertionError("sent " + sent + ", received " + received);
        }
    }

    /** Equal, and equal in its written form: some types take values for equal that differ (two addresses of a node). */
    private void expectSame(Object value, Object back, RecordShape shape) {
        if (!value.equals(back) || !Arrays.equals(binary(shape, value), binary(shape, back))) {
            throw new AssertionError("wrote " + value + ", read " + back);
        }
    }

    private byte[] binary(RecordShape shape, Object value) {
        ByteBuf out = Unpooled.buffer();
        schema.write(shape.type(), value, out);
        return ByteBufUtil.getBytes(out);
    }

    private static byte[] json(RecordShape shape, Object value) {
        ByteBuf out = Unpooled.buffer();
        try (JsonGenerator json = Json.generator(new ByteBufOutputStream(out))) {
            shape.writeJson(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBufUtil.getBytes(out);
    }
}
