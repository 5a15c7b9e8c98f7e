package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.function.Function;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** Types that are a text in both forms: strings and names. */
enum TextShape implements KeyShape {
    STRING("String", "a text", text -> text),
    NODE("NodeId", "a node like \"n1\"", NodeId::of),
    OPERATION("OpId", "an operation id like \"c7-3\"", OpId::parse);

    private final String typeName;
    private final String expected;
    private final Function<String, Object> parse;

    TextShape(String typeName, String expected, Function<String, Object> parse) {
        this.typeName = typeName;
        this.expected = expected;
        this.parse = parse;
    }

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        out.writeString(toKey(value));
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isTextual()) {
            throw place.unexpected(expected, json);
        }
        try {
            return fromKey(json.textValue());
        } catch (IllegalArgumentException e) {
            throw place.error(e.getMessage());
        }
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        Wire.writeText(out, value.toString());
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        String text = Wire.readText(in);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(e.getMessage(), e);
        }
    }

    @Override
    public String toKey(Object value) {
        return Surrogates.replaced(value.toString());
    }

    @Override
    public Object fromKey(String key) {
        if (!Surrogates.arePaired(key)) {
            throw new IllegalArgumentException("half a surrogate pair is not a character");
        }
        return parse.apply(key);
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public String expected() {
        return expected;
    }
}
