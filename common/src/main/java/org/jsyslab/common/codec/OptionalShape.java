package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An optional value: empty is written as null, and an optional itself is never null. */
record OptionalShape(Shape inner) implements Shape {

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        inner.toJson(content(value), out);
    }

    @Override
    public void toJson(Object value, JsonGenerator out) throws IOException {
        writeJson(value, out);
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        return Optional.of(inner.readJson(json, place));
    }

    @Override
    public Object nullValue(Place place) {
        return Optional.empty();
    }

    @Override
    public Object missingValue(Place place) {
        return Optional.empty();
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        inner.writeBinary(content(value), out, nesting);
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        return Optional.ofNullable(inner.readBinary(in, nesting));
    }

    @Override
    public String typeName() {
        return "Optional<" + inner.typeName() + ">";
    }

    @Override
    public String expected() {
        return inner.expected() + " or null";
    }

    @Override
    public List<Shape> parts() {
        return List.of(inner);
    }

    private static Object content(Object optional) {
        if (optional == null) {
            throw new IllegalArgumentException("an Optional that is null; use Optional.empty()");
        }
        return ((Optional<?>) optional).orElse(null);
    }
}
