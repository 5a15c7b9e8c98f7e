package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A record of the schema, which can be one of the cases of a {@link UnionShape}. */
sealed interface Member extends Shape permits LocalShape, RecordShape {

    /** The record. */
    Class<?> type();

    /** Writes the components as fields of an object that the caller begins and ends. */
    void writeFields(Object value, JsonGenerator out) throws IOException;

    /**
     * Reads a record from an object.
     *
     * @param tagged whether the object has a field {@code type} beside the components
     */
    Object readFields(JsonNode object, boolean tagged, Place place);
}
