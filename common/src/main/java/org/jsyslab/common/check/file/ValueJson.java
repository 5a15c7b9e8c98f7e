package org.jsyslab.common.check.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.check.Value;

/** The JSON form of values, token by token. */
final class ValueJson {
    private ValueJson() {}

    static void write(Value value, JsonGenerator json) throws IOException {
        if (value instanceof Value.Text text) {
            json.writeString(whole(text.text()));
        } else if (value instanceof Value.Whole whole) {
            json.writeNumber(whole.number());
        } else if (value instanceof Value.Truth truth) {
            json.writeBoolean(truth.holds());
        } else if (value instanceof Value.Mark mark) {
            json.writeStartObject();
            json.writeBooleanField(mark.toString(), true);
            json.writeEndObject();
        } else if (value instanceof Value.Sequence sequence) {
            json.writeStartArray();
            for (Value item : sequence.items()) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Value.Entries entries) {
            writeEntries(entries, json);
        }
    }

    /** Lets a text pass that can be written: one without half characters. */
    static String whole(String text) throws CharConversionException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new CharConversionException("there is half a character, shown as ?, in the text \""
                    + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + '"');
        }
        return text;
    }

    private static void writeEntries(Value.Entries entries, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("entries");
        for (Map.Entry<String, Value> entry : entries.items().entrySet()) {
            json.writeFieldName(whole(entry.getKey()));
            write(entry.getValue(), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * Reads the value that starts at the current token.
     *
     * @throws IllegalArgumentException if the JSON is no value
     */
    static Value read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> Value.of(json.getText());
            case VALUE_NUMBER_INT -> Value.of(json.getLongValue());
            case VALUE_TRUE, VALUE_FALSE -> Value.of(json.getBooleanValue());
            case START_ARRAY -> readSequence(json);
            case START_OBJECT -> readObject(json);
            default -> throw new IllegalArgumentException("no value: " + json.getText());
        };
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Value readSequence(JsonParser json) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json));
        }
        return Value.sequence(items);
    }

    private static Value readObject(JsonParser json) throws IOException {
        String kind = json.nextFieldName();
        require(kind != null, "an object is {\"absent\":true}, {\"done\":true} or {\"entries\":{...}}");
        JsonToken token = json.nextToken();
        Value value;
        switch (kind) {
            case "absent", "done" -> {
                require(token == JsonToken.VALUE_TRUE, "'" + kind + "' is always true");
                value = kind.equals("absent") ? Value.absent() : Value.done();
            }
            case "entries" -> {
                require(token == JsonToken.START_OBJECT, "'entries' is an object");
                value = readEntries(json);
            }
            default -> throw new IllegalArgumentException("no kind of value: '" + kind + "'");
        }
        require(json.nextToken() == JsonToken.END_OBJECT, "'" + kind + "' stands alone");
        return value;
    }

    private static Value readEntries(JsonParser json) throws IOException {
        TreeMap<String, Value> entries = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            require(entries.put(name, read(json)) == null, "'" + name + "' comes twice");
        }
        return new Value.Entries(entries);
    }
}
