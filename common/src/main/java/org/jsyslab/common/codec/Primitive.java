package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Locale;

/** The primitive types, in their boxes. A component that is boxed has the same form. */
enum Primitive implements KeyShape {
    BOOLEAN("true or false") {
        @Override
        public void writeJson(Object value, JsonGenerator out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        Object readJson(JsonNode json) {
            return json.isBoolean() ? json.booleanValue() : null;
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public Object readBinary(ByteBuf in, int nesting) {
            return Wire.readFlag(in);
        }

        @Override
        public Object fromKey(String key) {
            throw new IllegalArgumentException("no key: " + key);
        }
    },

    INT("a whole number from -2147483648 to 2147483647") {
        @Override
        public void writeJson(Object value, JsonGenerator out) throws IOException {
            out.writeNumber((Integer) value);
        }

        @Override
        Object readJson(JsonNode json) {
            return json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null;
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            Wire.writeLong(out, (Integer) value);
        }

        @Override
        public Object readBinary(ByteBuf in, int nesting) {
            long value = Wire.readLong(in);
            if (value != (int) value) {
                throw new MalformedMessageException("expected " + expected() + ", found " + value);
            }
            return (int) value;
        }

        @Override
        public Object fromKey(String key) {
            return Integer.valueOf(key);
        }
    },

    LONG("a whole number of at most 64 bits") {
        @Override
        public void writeJson(Object value, JsonGenerator out) throws IOException {
            out.writeNumber((Long) value);
        }

        @Override
        Object readJson(JsonNode json) {
            return json.isIntegralNumber() && json.canConvertToLong() ? json.longValue() : null;
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            Wire.writeLong(out, (Long) value);
        }

        @Override
        public Object readBinary(ByteBuf in, int nesting) {
            return Wire.readLong(in);
        }

        @Override
        public Object fromKey(String key) {
            return Long.valueOf(key);
        }
    },

    DOUBLE("a number") {
        /** JSON has no number for these; Jackson writes them as texts. */
        private boolean isSpecial(String text) {
            return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        }

        @Override
        public void writeJson(Object value, JsonGenerator out) throws IOException {
            out.writeNumber((Double) value);
        }

        @Override
        Object readJson(JsonNode json) {
            if (json.isTextual() && isSpecial(json.textValue())) {
                return Double.valueOf(json.textValue());
            }
            return json.isNumber() && Double.isFinite(json.doubleValue()) ? json.doubleValue() : null;
        }

        @Override
        public void writeBinary(Object value, ByteBuf out, int nesting) {
            out.writeDouble((Double) value);
        }

        @Override
        public Object readBinary(ByteBuf in, int nesting) {
            if (in.readableBytes() < Double.BYTES) {
                throw new MalformedMessageException("the frame ends in the middle of a number");
            }
            return in.readDouble();
        }

        @Override
        public Object fromKey(String key) {
            throw new IllegalArgumentException("no key: " + key);
        }
    };

    private final String expected;

    Primitive(String expected) {
        this.expected = expected;
    }

    /** The value, or null if this JSON is something else. */
    abstract Object readJson(JsonNode json);

    @Override
    public Object readJson(JsonNode json, Place place) {
        Object value = readJson(json);
        if (value == null) {
            throw place.unexpected(expected, json);
        }
        return value;
    }

    @Override
    public String toKey(Object value) {
        return value.toString();
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public String typeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
