package org.jsyslab.common.check.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Ending;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;

/** The JSON form of one operation, token by token. */
final class OperationJson {
    private static final Set<String> FIELDS =
            Set.of("client", "operation", "keys", "arguments", "call", "return", "outcome", "result", "reason");

    private final Map<String, Value> fields = new HashMap<>();

    private OperationJson() {}

    static void write(Operation operation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("client", ValueJson.whole(operation.client()));
        json.writeStringField("operation", ValueJson.whole(operation.call().operation()));
        json.writeFieldName("keys");
        json.writeStartArray();
        for (String key : operation.call().keys()) {
            json.writeString(ValueJson.whole(key));
        }
        json.writeEndArray();
        json.writeFieldName("arguments");
        ValueJson.write(Value.sequence(operation.call().arguments()), json);
        json.writeNumberField("call", operation.called());
        writeEnding(operation.ending(), json);
        json.writeEndObject();
    }

    private static void writeEnding(Ending ending, JsonGenerator json) throws IOException {
        if (ending instanceof Ending.Ok ok) {
            json.writeNumberField("return", ok.at());
            json.writeStringField("outcome", "ok");
            json.writeFieldName("result");
            ValueJson.write(ok.result(), json);
        } else if (ending instanceof Ending.Fail fail) {
            json.writeNumberField("return", fail.at());
            json.writeStringField("outcome", "fail");
            json.writeStringField("reason", ValueJson.whole(fail.reason()));
        } else if (ending instanceof Ending.Info info) {
            json.writeStringField("outcome", "info");
            json.writeStringField("reason", ValueJson.whole(info.reason()));
        }
    }

    /**
     * Reads the operation that starts at the current token.
     *
     * @throws IllegalArgumentException if the JSON is no operation
     */
    static Operation read(JsonParser json) throws IOException {
        OperationJson operation = new OperationJson();
        ValueJson.require(json.currentToken() == JsonToken.START_OBJECT, "an operation is an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            ValueJson.require(FIELDS.contains(name), "unknown field '" + name + "'");
            json.nextToken();
            ValueJson.require(operation.fields.put(name, ValueJson.read(json)) == null, "'" + name + "' comes twice");
        }
        return operation.operation();
    }

    private Operation operation() {
        List<String> keys = new ArrayList<>();
        for (Value key : sequence("keys")) {
            ValueJson.require(key instanceof Value.Text, "keys are texts, not " + key);
            keys.add(((Value.Text) key).text());
        }
        Call call = new Call(text("operation"), keys, sequence("arguments"));
        return new Operation(text("client"), call, number("call"), ending());
    }

    private Ending ending() {
        return switch (text("outcome")) {
            case "ok" -> ok();
            case "fail" -> fail();
            case "info" -> info();
            default -> throw new IllegalArgumentException("'outcome' is ok, fail or info, not " + field("outcome"));
        };
    }

    private Ending ok() {
        refuse("reason");
        return new Ending.Ok(number("return"), field("result"));
    }

    private Ending fail() {
        refuse("result");
        return new Ending.Fail(number("return"), text("reason"));
    }

    /** Who does not know how an operation ended knows neither when nor with what result. */
    private Ending info() {
        refuse("return");
        refuse("result");
        return new Ending.Info(text("reason"));
    }

    private void refuse(String name) {
        ValueJson.require(!fields.containsKey(name), "'" + name + "' does not go with the outcome " + field("outcome"));
    }

    private Value field(String name) {
        Value value = fields.get(name);
        ValueJson.require(value != null, "'" + name + "' is missing");
        return value;
    }

    private String text(String name) {
        if (field(name) instanceof Value.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("'" + name + "' is a text, not " + field(name));
    }

    private long number(String name) {
        if (field(name) instanceof Value.Whole whole) {
            return whole.number();
        }
        throw new IllegalArgumentException("'" + name + "' is a whole number, not " + field(name));
    }

    private List<Value> sequence(String name) {
        if (field(name) instanceof Value.Sequence sequence) {
            return sequence.items();
        }
        throw new IllegalArgumentException("'" + name + "' is an array, not " + field(name));
    }
}
