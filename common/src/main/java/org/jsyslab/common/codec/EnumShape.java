package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An enum: the constant's name in JSON, its position in binary. */
record EnumShape(String typeName, Map<String, Object> constants, List<Object> order) implements KeyShape {

    static EnumShape of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new EnumShape(type.getSimpleName(), constants, new ArrayList<>(constants.values()));
    }

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeString(toKey(value));
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        Object constant = json.isTextual() ? constants.get(json.textValue()) : null;
        if (constant == null) {
            throw place.unexpected(expected(), json);
        }
        return constant;
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Wire.writeCount(out, ((Enum<?>) value).ordinal());
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        return order.get(Wire.readTag(in, order.size(), typeName));
    }

    @Override
    public String toKey(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object fromKey(String key) {
        Object constant = constants.get(key);
        if (constant == null) {
            throw new IllegalArgumentException("expected " + expected() + ", found " + Place.cut(key));
        }
        return constant;
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", constants.keySet());
    }

    @Override
    public String definition() {
        return typeName + constants.keySet();
    }
}
