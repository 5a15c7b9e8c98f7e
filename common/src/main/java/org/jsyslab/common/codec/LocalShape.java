package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;

/**
 * A {@link org.jsyslab.common.node.Local} record: it can be shown as JSON, but never read and never sent, so it may
 * have components of any type.
 */
record LocalShape(Class<?> type) implements Member {

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(value, out);
        out.writeEndObject();
    }

    @Override
    public void writeFields(Object value, JsonGenerator out) throws IOException {
        JsonValues.writeFields((Record) value, out);
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        throw place.error(refusal(typeName()));
    }

    @Override
    public Object readFields(JsonNode object, boolean tagged, Place place) {
        throw place.error(refusal(typeName()));
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        throw new IllegalArgumentException(refusal(typeName()));
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        throw new MalformedMessageException(refusal(typeName()));
    }

    @Override
    public String typeName() {
        return type.getSimpleName();
    }

    @Override
    public String expected() {
        return "nothing: " + refusal(typeName());
    }

    static String refusal(String name) {
        return name + " is not for the wire: it never leaves its process";
    }
}
