package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.OutputStream;

/** Jackson, set up: no automatic closing, bounded nesting, and strict about what it reads. */
final class Json {
    private static final JsonFactory VALUES = factory(Shape.MAX_NESTING);
    private static final JsonFactory ENVELOPES = factory(Shape.MAX_NESTING + 1);

    private Json() {}

    /** Loaded when the first line is read: nodes that speak binary never need databind. */
    private static final class Reading {
        static final ObjectReader TREE = new ObjectMapper(ENVELOPES)
                .readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Writes values. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return VALUES.createGenerator(out);
    }

    /** Writes values that stand one level down, in an envelope. */
    static JsonGenerator envelopeGenerator(OutputStream out) throws IOException {
        return ENVELOPES.createGenerator(out);
    }

    private static JsonFactory factory(int maxNesting) {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(maxNesting)
                        .build())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxNesting)
                        .build())
                .build();
    }

    /** Reads one JSON text, in UTF-8 and nothing else (RFC 8259, section 8.1): Jackson would guess at others. */
    static JsonNode parse(ByteBuf text) {
        try {
            return Reading.TREE.readTree(Wire.text(text, text.readableBytes()));
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException("not JSON: " + JsonErrors.text(e), e);
        }
    }
}
