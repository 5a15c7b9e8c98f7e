package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists and sets: a JSON list; in binary a count and the elements. What is read cannot be changed. */
record CollectionShape(Kind kind, Shape element) implements Shape {

    /** Which collection; sets keep the order of the writer, sorted ones have the natural order. */
    enum Kind {
        LIST("List") {
            @Override
            Collection<Object> of(List<Object> elements) {
                return List.copyOf(elements); // makes the copy that a record takes of it free
            }
        },
        SET("Set") {
            @Override
            Collection<Object> of(List<Object> elements) {
                return Collections.unmodifiableSet(filled(new LinkedHashSet<>(), elements));
            }
        },
        SORTED_SET("SortedSet") {
            @Override
            Collection<Object> of(List<Object> elements) {
                return Collections.unmodifiableSortedSet(filled(new TreeSet<>(), elements));
            }
        };

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }

        /**
         * The collection of these elements.
         *
         * @throws IllegalArgumentException if it is a set and an element occurs twice
         */
        abstract Collection<Object> of(List<Object> elements);

        private static <S extends Set<Object>> S filled(S set, List<Object> elements) {
            for (Object element : elements) {
                if (!set.add(element)) {
                    throw new IllegalArgumentException(Place.cut(element.toString()) + " is twice in a set");
                }
            }
            return set;
        }
    }

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object item : (Collection<?>) value) {
            element.writeJson(NullValueException.check(item), out);
        }
        out.writeEndArray();
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isArray()) {
            throw place.unexpected(expected(), json);
        }
        place.checkNesting();
        List<Object> elements = new ArrayList<>(json.size());
        for (JsonNode item : json) {
            elements.add(element.readJson(item, place.element(elements.size())));
        }
        try {
            return kind.of(elements);
        } catch (IllegalArgumentException e) {
            throw place.error(e.getMessage());
        }
    }

    @Override
    public Object missingValue(Place place) {
        return kind.of(Collections.emptyList());
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Collection<?> elements = (Collection<?>) value;
        Wire.writeCount(out, elements.size());
        int inside = Wire.nested(nesting);
        for (Object item : elements) {
            element.writeBinary(NullValueException.check(item), out, inside);
        }
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        int count = Wire.readCount(in, "a list");
        int inside = Wire.nested(nesting);
        List<Object> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.readBinary(in, inside));
        }
        try {
            return kind.of(elements);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage(), e);
        }
    }

    @Override
    public String typeName() {
        return kind.typeName + "<" + element.typeName() + ">";
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public List<Shape> parts() {
        return List.of(element);
    }
}
