package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Set;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/**
 * Envelopes as JSON lines. Made to be typed by hand: all fields but {@code body} may be missing, and a line that is a
 * body alone will do.
 */
final class JsonCodec implements Codec {
    private static final String BODY = "body";
    private static final Set<String> FIELDS = Set.of("id", "src", "dest", "clock", "op", BODY);

    private final UnionShape messages;

    JsonCodec(UnionShape messages) {
        this.messages = messages;
    }

    @Override
    public void write(Envelope envelope, ByteBuf out) {
        int start = out.writerIndex();
        try (JsonGenerator json = Json.envelopeGenerator(new ByteBufOutputStream(out))) {
            writeHeader(envelope, json);
            messages.writeJson(envelope.body(), json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException | RuntimeException e) {
            out.writerIndex(start);
            throw failure(e);
        }
    }

    @Override
    public byte[] encode(Message body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            messages.writeJson(body, json);
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        return out.toByteArray();
    }

    @Override
    public void write(Envelope envelope, byte[] body, ByteBuf out) {
        int start = out.writerIndex();
        try (JsonGenerator json = Json.envelopeGenerator(new ByteBufOutputStream(out))) {
            writeHeader(envelope, json);
            json.writeRawValue(""); // the colon; the value follows as bytes
        } catch (IOException | RuntimeException e) {
            out.writerIndex(start);
            throw failure(e);
        }
        out.writeBytes(body).writeByte('}').writeByte('\n');
    }

    @Override
    public Envelope read(ByteBuf frame) {
        JsonNode line = Json.parse(frame);
        if (!line.isObject()) {
            throw Place.top("line").unexpected("an object like {\"body\":{\"type\":…}}", line);
        }
        if (line.has(UnionShape.TYPE) && !line.has(BODY)) {
            return new Envelope(null, null, null, 0, null, body(line));
        }
        refuseUnknown(line);
        return new Envelope(
                (String) header(line, "id", TextShape.STRING, null),
                (NodeId) header(line, "src", TextShape.NODE, null),
                (NodeId) header(line, "dest", TextShape.NODE, null),
                (Long) header(line, "clock", Primitive.LONG, 0L),
                (OpId) header(line, "op", TextShape.OPERATION, null),
                body(line.get(BODY)));
    }

    private Message body(JsonNode body) {
        Place place = Place.top(BODY);
        if (body == null || body.isNull()) {
            throw place.error("missing, expected " + messages.expected());
        }
        return (Message) messages.readJson(body, place);
    }

    private static void writeHeader(Envelope envelope, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeText("id", envelope.id(), json);
        writeText("src", envelope.src(), json);
        writeText("dest", envelope.dest(), json);
        if (envelope.clock() != 0) {
            json.writeNumberField("clock", envelope.clock());
        }
        writeText("op", envelope.op(), json);
        json.writeFieldName(BODY);
    }

    private static void writeText(String name, Object value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, Surrogates.replaced(value.toString()));
        }
    }

    private static Object header(JsonNode line, String name, Shape shape, Object absent) {
        JsonNode field = line.get(name);
        return field == null || field.isNull() ? absent : shape.readJson(field, Place.top(name));
    }

    private static void refuseUnknown(JsonNode line) {
        for (Iterator<String> names = line.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw Place.top("line")
                        .error("unknown field \"" + Place.cut(name)
                                + "\"; a message has a body, and may have id, src, dest, clock, op");
            }
        }
    }

    private static RuntimeException failure(Exception e) {
        if (e instanceof JsonProcessingException json) {
            return new IllegalArgumentException("no JSON form: " + json.getOriginalMessage(), e);
        }
        return e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
}
