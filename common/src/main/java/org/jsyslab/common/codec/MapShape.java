package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps: a JSON object; in binary a count and the pairs. What is read cannot be changed; it keeps the order of the
 * writer, or has the natural order of its keys if it is sorted.
 */
record MapShape(boolean sorted, KeyShape key, Shape value) implements Shape {

    @Override
    public void writeJson(Object map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            out.writeFieldName(key.toKey(NullValueException.check(entry.getKey())));
            value.writeJson(NullValueException.check(entry.getValue()), out);
        }
        out.writeEndObject();
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isObject()) {
            throw place.unexpected(expected(), json);
        }
        place.checkNesting();
        Map<Object, Object> map = empty();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            Place here = place.field(Place.cut(field.getKey()));
            Object name = readKey(field.getKey(), here);
            if (map.containsKey(name)) {
                throw here.error("the key " + name + " is there twice");
            }
            map.put(name, value.readJson(field.getValue(), here));
        }
        return unmodifiable(map);
    }

    @Override
    public Object missingValue(Place place) {
        return unmodifiable(empty());
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Map<?, ?> map = (Map<?, ?>) value;
        Wire.writeCount(out, map.size());
        int inside = Wire.nested(nesting);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            key.writeBinary(NullValueException.check(entry.getKey()), out, inside);
            this.value.writeBinary(NullValueException.check(entry.getValue()), out, inside);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        int count = Wire.readCount(in, "a map");
        int inside = Wire.nested(nesting);
        Map<Object, Object> map = empty();
        for (int i = 0; i < count; i++) {
            Object name = key.readBinary(in, inside);
            if (map.containsKey(name)) {
                throw new MalformedMessageException("the key " + name + " is there twice");
            }
            map.put(name, value.readBinary(in, inside));
        }
        return unmodifiable(map);
    }

    @Override
    public String typeName() {
        return (sorted ? "SortedMap<" : "Map<") + key.typeName() + ", " + value.typeName() + ">";
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public List<Shape> parts() {
        return List.of(key, value);
    }

    private Map<Object, Object> empty() {
        return sorted ? new TreeMap<>() : new LinkedHashMap<>();
    }

    private static Map<Object, Object> unmodifiable(Map<Object, Object> map) {
        return map instanceof SortedMap<Object, Object> ordered
                ? Collections.unmodifiableSortedMap(ordered)
                : Collections.unmodifiableMap(map);
    }

    private Object readKey(String text, Place place) {
        try {
            return key.fromKey(text);
        } catch (RuntimeException e) { // each kind of key refuses in its own way
            throw place.error("the key is not " + key.expected());
        }
    }
}
