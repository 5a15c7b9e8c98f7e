package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;

/** Gives a null, in binary one byte, to a shape that has none of its own. */
record Nullable(Shape inner) implements Shape {

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        inner.writeJson(value, out);
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        return inner.readJson(json, place);
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        out.writeBoolean(value != null);
        if (value != null) {
            inner.writeBinary(value, out, nesting);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        return Wire.readFlag(in) ? inner.readBinary(in, nesting) : null;
    }

    @Override
    public String typeName() {
        return inner.typeName() + "?";
    }

    @Override
    public String expected() {
        return inner.expected();
    }

    @Override
    public List<Shape> parts() {
        return List.of(inner);
    }
}
