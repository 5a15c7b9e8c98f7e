package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.OpId;

/**
 * Writes any value as JSON, without a schema and not to be read back: for traces, status pages and {@code --json}
 * outputs. Records become objects, with their {@code type} in front where they are one of several cases; durations are
 * for people ({@code 150ms}); a type that nobody foresaw is its {@code toString}.
 */
public final class JsonValues {
    private static final int MAX_NESTING = 50;

    private JsonValues() {}

    /** The value as one line of JSON, without a line end. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** The value as one line of JSON in UTF-8, without a line end. */
    public static byte[] bytes(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a value without JSON form: " + value.getClass(), e);
        }
        return out.toByteArray();
    }

    /** Writes one value. */
    public static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Record || value instanceof Map || value instanceof Iterable || value instanceof Object[]) {
            writeNested(value, out);
        } else {
            writeSimple(value, out);
        }
    }

    /** Writes the components of a record as fields of an object that the caller begins and ends. */
    public static void writeFields(Record value, JsonGenerator out) throws IOException {
        Components components = Components.of(value.getClass());
        for (int i = 0; i < components.count(); i++) {
            out.writeFieldName(components.name(i));
            write(components.value(i, value), out);
        }
    }

    /** The components of a record by name, in their order. */
    public static Map<String, Object> fields(Record value) {
        Components components = Components.of(value.getClass());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < components.count(); i++) {
            fields.put(components.name(i).getValue(), components.value(i, value));
        }
        return fields;
    }

    /** As {@link #fields}, after a {@code type} if the record is one of several cases. */
    public static Map<String, Object> typedFields(Record value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (Components.of(value.getClass()).isOneOfSeveral()) {
            fields.put(UnionShape.TYPE, value.getClass().getSimpleName());
        }
        fields.putAll(fields(value));
        return fields;
    }

    /** A duration for people, exact: {@code 1.5s}, {@code 150ms}, {@code 20us}, {@code 7ns}. */
    public static String text(Duration duration) {
        int nanos = duration.getNano();
        if (duration.getSeconds() != 0 || nanos == 0) {
            return decimal(duration, 0) + "s";
        } else if (nanos >= 1_000_000) {
            return decimal(duration, 3) + "ms";
        }
        return nanos >= 1_000 ? decimal(duration, 6) + "us" : nanos + "ns";
    }

    private static void writeSimple(Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            out.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Bytes bytes) {
            BytesShape.write(bytes, out);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else if (value instanceof Duration duration) {
            out.writeString(text(duration));
        } else {
            out.writeString(name(value));
        }
    }

    private static void writeNested(Object value, JsonGenerator out) throws IOException {
        if (out.getOutputContext().getNestingDepth() >= MAX_NESTING) {
            out.writeString("…");
        } else if (value instanceof Record data) {
            writeRecord(data, out);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(name(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else {
            out.writeStartArray();
            for (Object element : value instanceof Iterable<?> list ? list : Arrays.asList((Object[]) value)) {
                write(element, out);
            }
            out.writeEndArray();
        }
    }

    private static void writeRecord(Record value, JsonGenerator out) throws IOException {
        if (value instanceof OpId) {
            out.writeString(name(value));
            return;
        }
        out.writeStartObject();
        if (Components.of(value.getClass()).isOneOfSeveral()) {
            out.writeStringField(UnionShape.TYPE, value.getClass().getSimpleName());
        }
        writeFields(value, out);
        out.writeEndObject();
    }

    private static String name(Object value) {
        if (value instanceof Bytes bytes) {
            return BytesShape.BYTES.toKey(bytes);
        }
        return Surrogates.replaced(value instanceof Enum<?> constant ? constant.name() : String.valueOf(value));
    }

    private static String decimal(Duration duration, int shift) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .movePointRight(shift)
                .stripTrailingZeros()
                .toPlainString();
    }
}
