package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;

/**
 * The form of one type, in both codecs. Shapes are derived once, from the types of record components, and make up a
 * graph (a record may contain itself). No value is null, in either direction.
 */
sealed interface Shape permits CollectionShape, KeyShape, MapShape, Member, OptionalShape, UnionShape {

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

    void writeJson(Object value, JsonGenerator out) throws IOException;

    /** Reads what {@link #writeJson} or a person wrote, at this place. */
    Object readJson(JsonNode json, Place place);

    void writeBinary(Object value, ByteBuf out, int nesting);

    /** Reads what {@link #writeBinary} wrote; takes at least one byte. */
    Object readBinary(ByteBuf in, int nesting);

    /** What a field that is not there stands for. */
    default Object missingValue(Place place) {
        throw place.error("missing, expected " + expected());
    }
}
