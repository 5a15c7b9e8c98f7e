package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

/**
 * A record: an object with a field for each component; in binary the components in their order, and nothing else. A
 * record without components is one byte, since a count is trusted only as far as there are bytes left.
 */
final class RecordShape implements Member {
    private static final byte NOTHING = 0;

    private final Class<?> type;
    private final String typeName;
    private final Components components;
    private final Constructor constructor;
    private Shape[] shapes;

    RecordShape(Class<?> type, String typeName) {
        this.type = type;
        this.typeName = typeName;
        this.components = Components.of(type);
        this.constructor = new Constructor(type);
    }

    /** Completes this shape; a step of its own, since a record may contain itself. */
    void complete(List<Shape> componentShapes) {
        shapes = componentShapes.toArray(Shape[]::new);
    }

    @Override
    public Class<?> type() {
        return type;
    }

    /**
     * Makes a record of values of its components.
     *
     * @throws IllegalArgumentException if it refuses them
     */
    Object construct(Object... values) {
        return constructor.construct(values);
    }

    Components components() {
        return components;
    }

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(value, out);
        out.writeEndObject();
    }

    @Override
    public void writeFields(Object value, JsonGenerator out) throws IOException {
        for (int i = 0; i < shapes.length; i++) {
            out.writeFieldName(components.name(i));
            try {
                shapes[i].writeJson(NullValueException.check(components.value(i, value)), out);
            } catch (NullValueException e) {
                throw refusal(i, value, e);
            }
        }
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isObject()) {
            throw place.unexpected(expected(), json);
        }
        return readFields(json, false, place);
    }

    @Override
    public Object readFields(JsonNode object, boolean tagged, Place place) {
        place.checkNesting();
        Object[] values = new Object[shapes.length];
        int known = tagged ? 1 : 0;
        for (int i = 0; i < shapes.length; i++) {
            String name = components.name(i).getValue();
            JsonNode field = object.get(name);
            Place here = place.field(name);
            if (field == null) {
                values[i] = shapes[i].missingValue(here);
            } else {
                values[i] = shapes[i].readJson(field, here);
                known++;
            }
        }
        if (known < object.size()) {
            refuseUnknown(object, tagged, place);
        }
        try {
            return constructor.construct(values);
        } catch (IllegalArgumentException e) {
            throw place.error(e.getMessage());
        }
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        int inside = Wire.nested(nesting);
        for (int i = 0; i < shapes.length; i++) {
            try {
                shapes[i].writeBinary(NullValueException.check(components.value(i, value)), out, inside);
            } catch (NullValueException e) {
                throw refusal(i, value, e);
            }
        }
        if (shapes.length == 0) {
            out.writeByte(NOTHING);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        int inside = Wire.nested(nesting);
        Object[] values = new Object[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            values[i] = shapes[i].readBinary(in, inside);
        }
        if (shapes.length == 0 && Wire.readByte(in) != NOTHING) {
            throw new MalformedMessageException(typeName + " has no components");
        }
        try {
            return constructor.construct(values);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage(), e);
        }
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public String expected() {
        return "an object with the fields of " + typeName + " (" + components + ")";
    }

    @Override
    public List<Shape> parts() {
        return List.of(shapes);
    }

    /** {@code RequestVote(long term, Position last)} */
    @Override
    public String definition() {
        StringJoiner parameters = new StringJoiner(", ", typeName + "(", ")");
        for (int i = 0; i < shapes.length; i++) {
            parameters.add(shapes[i].typeName() + " " + components.name(i));
        }
        return parameters.toString();
    }

    private IllegalArgumentException refusal(int index, Object value, NullValueException cause) {
        String problem = components.value(index, value) == null ? " is null" : " holds null";
        return new IllegalArgumentException(
                typeName + "." + components.name(index) + problem + "; what may be absent is an Optional", cause);
    }

    private void refuseUnknown(JsonNode object, boolean tagged, Place place) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!components.has(name) && !(tagged && name.equals(UnionShape.TYPE))) {
                throw place.error(
                        typeName + " has no field \"" + Place.cut(name) + "\"; its fields are: " + components);
            }
        }
    }
}
