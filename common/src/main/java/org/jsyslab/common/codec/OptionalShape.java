package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An optional value: in JSON the value or null, in binary a byte that says whether there is one, and the value. */
record OptionalShape(Shape inner) implements Shape {

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            inner.writeJson(optional.get(), out);
        } else {
            out.writeNull();
        }
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        return json.isNull() ? Optional.empty() : Optional.of(inner.readJson(json, place));
    }

    @Override
    public Object missingValue(Place place) {
        return Optional.empty();
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Optional<?> optional = (Optional<?>) value;
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
            inner.writeBinary(optional.get(), out, nesting);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        return Wire.readFlag(in) ? Optional.of(inner.readBinary(in, nesting)) : Optional.empty();
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
}
