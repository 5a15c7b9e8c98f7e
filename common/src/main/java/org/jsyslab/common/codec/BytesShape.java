package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jsyslab.common.node.Bytes;

/**
 * Byte strings. In JSON a text where they are UTF-8, so that people can read and type them, otherwise
 * {@code {"b64":"…"}}; as the key of a map, which must be a text, {@code b64:…}. Also in base64 is a text that would be
 * longer for its escapes: so no byte string takes more than 4/3 of its length, and a few bytes.
 */
enum BytesShape implements KeyShape {
    BYTES;

    private static final String BASE64 = "b64";
    private static final String KEY_PREFIX = BASE64 + ":";

    /** What {@code {"b64":""}} and {@code "b64:"} take more than the {@code ""} of a text. */
    private static final int AROUND_VALUE = 8;

    private static final int AROUND_KEY = KEY_PREFIX.length();

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        write((Bytes) value, out);
    }

    static void write(Bytes bytes, JsonGenerator out) throws IOException {
        Optional<String> text = shortText(bytes, AROUND_VALUE);
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeStartObject();
            out.writeStringField(BASE64, base64(bytes));
            out.writeEndObject();
        }
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (json.isTextual() && Surrogates.arePaired(json.textValue())) {
            return Bytes.utf8(json.textValue());
        }
        JsonNode encoded = json.get(BASE64);
        if (encoded == null || !encoded.isTextual() || json.size() != 1) {
            throw place.unexpected(expected(), json);
        }
        try {
            return decoded(encoded.textValue());
        } catch (IllegalArgumentException e) {
            throw place.field(BASE64).unexpected("base64", encoded);
        }
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Bytes bytes = (Bytes) value;
        Wire.writeCount(out, bytes.length());
        out.writeBytes(bytes.buffer());
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        int length = Wire.readCount(in, "a byte string");
        byte[] content = ByteBufUtil.getBytes(in, in.readerIndex(), length);
        in.skipBytes(length);
        return Bytes.of(content);
    }

    @Override
    public String toKey(Object value) {
        Bytes bytes = (Bytes) value;
        return shortText(bytes, AROUND_KEY)
                .filter(text -> !text.startsWith(KEY_PREFIX))
                .orElseGet(() -> KEY_PREFIX + base64(bytes));
    }

    @Override
    public Object fromKey(String key) {
        return key.startsWith(KEY_PREFIX)
                ? decoded(key.substring(KEY_PREFIX.length()))
                : Bytes.utf8((String) TextShape.STRING.fromKey(key));
    }

    @Override
    public String typeName() {
        return "Bytes";
    }

    @Override
    public String expected() {
        return "a text or {\"b64\":\"…\"}";
    }

    /** The text, if there is one and it is not longer, once escaped, than base64 and what stands around that. */
    private static Optional<String> shortText(Bytes bytes, int around) {
        long base64 = around + (bytes.length() + 2L) / 3 * 4;
        return escapedLength(bytes) > base64 ? Optional.empty() : bytes.text();
    }

    private static long escapedLength(Bytes utf8) {
        long length = 0;
        for (int i = 0; i < utf8.length(); i++) {
            length += escapedLength(utf8.at(i));
        }
        return length;
    }

    /** What Jackson makes of a byte of UTF-8; it escapes both surrogates of a character that begins like the last. */
    private static int escapedLength(byte utf8) {
        return switch (utf8) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 2;
            default -> utf8 >= 0 && utf8 < ' ' ? 6 : (utf8 & 0xf0) == 0xf0 ? 9 : 1;
        };
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toArray());
    }

    private static Bytes decoded(String base64) {
        return Bytes.of(Base64.getDecoder().decode(base64));
    }
}
