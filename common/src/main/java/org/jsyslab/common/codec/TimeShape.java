package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Durations and instants: ISO texts in JSON, seconds and nanoseconds in binary. */
enum TimeShape implements KeyShape {
    DURATION("Duration", "a duration like \"PT0.15S\"") {
        @Override
        public Object fromKey(String key) {
            return Duration.parse(key);
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            Duration duration = (Duration) value;
            Wire.writeLong(out, duration.getSeconds());
            Wire.writeLong(out, duration.getNano());
        }

        @Override
        Object of(long seconds, long nanos) {
            return Duration.ofSeconds(seconds, nanos);
        }
    },

    INSTANT("Instant", "an instant like \"2026-01-31T12:00:00Z\"") {
        @Override
        public Object fromKey(String key) {
            return Instant.parse(key);
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            Instant instant = (Instant) value;
            Wire.writeLong(out, instant.getEpochSecond());
            Wire.writeLong(out, instant.getNano());
        }

        @Override
        Object of(long seconds, long nanos) {
            return Instant.ofEpochSecond(seconds, nanos);
        }
    };

    private final String typeName;
    private final String expected;

    TimeShape(String typeName, String expected) {
        this.typeName = typeName;
        this.expected = expected;
    }

    abstract Object of(long seconds, long nanos);

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeString(value.toString());
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isTextual()) {
            throw place.unexpected(expected, json);
        }
        try {
            return fromKey(json.textValue());
        } catch (DateTimeException e) {
            throw place.unexpected(expected, json);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        long seconds = Wire.readLong(in);
        long nanos = Wire.readLong(in);
        try {
            return of(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedMessageException(seconds + " s and " + nanos + " ns are not " + expected, e);
        }
    }

    @Override
    public String toKey(Object value) {
        return value.toString();
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public String expected() {
        return expected;
    }
}
