package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every component of every record, given a value of every wrong type: a message that says where, or another message.
 */
class WrongTypesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-7",
            "2147483648",
            "9223372036854775808",
            "1.5",
            "1e999",
            "\"\"",
            "\"x\"",
            "\"__proto__\"",
            "[]",
            "[null]",
            "[[[1]]]",
            "{}",
            "{\"type\":7}",
            "{\"type\":\"Nobody\"}",
            "{\"b64\":\"?\"}",
            "{\"\":null}");

    private final RandomValues values = new RandomValues(new SplittableRandom(5));
    private int refused;
    private int read;

    @Test
    void aValueOfAWrongTypeIsRefusedInOneLineThatNamesThePlace() throws IOException {
        for (RecordShape shape : Zoo.SCHEMA.records()) {
            if (Message.class.isAssignableFrom(shape.type())) {
                JsonNode body = MAPPER.readTree(Zoo.SCHEMA.json().encode((Message) values.record(shape, 2)));
                spoil(body, body);
            }
        }
        assertThat(refused).as("values that do not fit").isGreaterThan(1_000);
        assertThat(read).as("values that do").isPositive();
    }

    /** Puts each value in each place below {@code part}, reads the whole, and puts back what was there. */
    private void spoil(JsonNode whole, JsonNode part) throws IOException {
        if (part instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : fields(object).entrySet()) {
                for (String value : VALUES) {
                    object.set(field.getKey(), MAPPER.readTree(value));
                    read(whole);
                }
                object.set(field.getKey(), field.getValue());
                spoil(whole, field.getValue());
            }
        } else if (part instanceof ArrayNode list && !list.isEmpty()) {
            JsonNode first = list.get(0);
            for (String value : VALUES) {
                list.set(0, MAPPER.readTree(value));
                read(whole);
            }
            list.set(0, first);
            spoil(whole, first);
        }
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        return object.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void read(JsonNode body) {
        String text = body.toString();
        try {
            Zoo.SCHEMA.json().read(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            read++;
        } catch (MalformedMessageException e) {
            refused++;
            assertThat(e.getMessage())
                    .as(text)
                    .startsWith("body")
                    .hasSizeLessThan(1_000)
                    .doesNotContain("\n", "null pointer", "Exception", "java.", "`");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1          | it ends in the middle (column 7)",
                "{\"a              | it ends in the middle (column 4)",
                "[1,               | it ends in the middle (column 4)",
                "1 2               | something follows behind its end (column 3)",
                "{\"a\":1,\"a\":2} | the field \"a\" comes twice (column 12)",
                "{\"a\":1]}        | unexpected ']' (column 7)",
                "{\"a\":1 \"b\":2} | unexpected '\"', expected comma to separate Object entries (column 8)",
                "{a:1}             | unexpected 'a', expected double-quote to start field name (column 2)",
                "[tru]             | unknown word 'tru' (column 2)",
                "[1,]              | unexpected ']' (column 4)",
                "[01]              | a wrong number: Leading zeroes not allowed (column 3)",
                "[\"\\q\"]         | unknown escape \\q (column 4)",
                "[\"\u0001\"]      | a control character in a text, code 1: write it as an escape (column 3)",
                "[\u007f]          | a control character, code 127 (column 2)",
            })
    void whatIsNotJsonIsSaidInOurWords(String json, String said) {
        assertThatThrownBy(() -> Zoo.SCHEMA.json().read(Unpooled.copiedBuffer(json, StandardCharsets.UTF_8)))
                .hasMessage("not JSON: " + said);
    }

    /** The test above is a test: what Jackson says by itself would not pass. */
    @Test
    void whatJacksonSaysByItselfIsNotFitForPeople() {
        List<String> said = new ArrayList<>();
        for (String wrong : List.of("{\"a\":1", "[NaN]", "{\"a\":1]}")) {
            try {
                MAPPER.readTree(wrong);
            } catch (JsonProcessingException e) {
                said.add(e.getOriginalMessage());
            }
        }
        assertThat(said).hasSize(3).allSatisfy(text -> assertThat(text).contains("`"));
    }
}
