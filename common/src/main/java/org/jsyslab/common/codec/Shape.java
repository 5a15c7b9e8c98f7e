package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;

/**
 * The form of one type, in both codecs. Shapes are derived once, from the types of record components, and make up a
 * graph (a record may contain itself). A value is null or an instance of the type; only a {@link Primitive} is never
 * null.
 */
sealed interface Shape permits CollectionShape, KeyShape, MapShape, Member, Nullable, OptionalShape, UnionShape {

    /** How deep records and collections may contain each other, in both forms. */
    int MAX_NESTING = 200;

    /** The type as Java would write it, for people and fingerprints: {@code List<Position>}. */
    String typeName();

    /** What a reader hopes to find, for error messages: {@code a whole number}. */
    String expected();

    /** The shapes that this one is made of. */
    default List<Shape> parts() {
        return List.of();
    }

    /** What a fingerprint has to know about this shape beside its {@link #parts}. */
    default String definition() {
        return typeName();
    }

    /** Writes a value that is not null. */
    void writeJson(Object value, JsonGenerator out) throws IOException;

    /** Reads what is not a JSON null. */
    Object readJson(JsonNode json, Place place);

    /** Writes a value or null. */
    void writeBinary(Object value, ByteBuf out, int nesting);

    /** Reads what {@link #writeBinary} wrote; takes at least one byte, unless it is a {@link Member}. */
    Object readBinary(ByteBuf in, int nesting);

    /** Writes a value or null. */
    default void toJson(Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else {
            writeJson(value, out);
        }
    }

    /** Reads any JSON. */
    default Object fromJson(JsonNode json, Place place) {
        return json.isNull() ? nullValue(place) : readJson(json, place);
    }

    /** What a JSON null stands for. */
    default Object nullValue(Place place) {
        return null;
    }

    /** What a field that is not there stands for. */
    default Object missingValue(Place place) {
        throw place.error("missing, expected " + expected());
    }
}
