package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is neither written nor read, in either form and for any kind of component; an Optional may be absent. */
class NoNullTest {
    private static final Place BODY = Place.top("body");

    /** One component of a record of the zoo, and a value of the record. */
    private record Component(RecordShape shape, int index, Object example) {
        String name() {
            return shape.components().name(index).getValue();
        }

        boolean is(Class<?>... kinds) {
            Shape part = shape.parts().get(index);
            return Arrays.stream(kinds).anyMatch(kind -> kind.isInstance(part));
        }

        boolean canHoldNull() {
            return !shape.type().getRecordComponents()[index].getType().isPrimitive()
                    && shape.type() != Zoo.Choosy.class;
        }

        ObjectNode json() throws IOException {
            ByteBuf out = Unpooled.buffer();
            try (JsonGenerator json = Json.generator(new ByteBufOutputStream(out))) {
                shape.writeJson(example, json);
            }
            return (ObjectNode) Json.parse(out);
        }

        Object readFrom(ObjectNode json) {
            return shape.components().value(index, shape.readJson(json, BODY));
        }

        Object withNull() {
            return shape.construct(IntStream.range(0, shape.parts().size())
                    .mapToObj(i -> i == index ? null : shape.components().value(i, example))
                    .toArray());
        }

        @Override
        public String toString() {
            return shape.typeName() + "." + name();
        }
    }

    static Stream<Component> components() {
        RandomValues values = new RandomValues(new SplittableRandom(1));
        return Zoo.SCHEMA.records().stream()
                .flatMap(shape -> IntStream.range(0, shape.parts().size())
                        .mapToObj(i -> new Component(shape, i, values.record(shape, 0))));
    }

    static Stream<Component> componentsThatCanHoldNull() {
        return components().filter(Component::canHoldNull);
    }

    @ParameterizedTest
    @MethodSource("components")
    void nullIsReadAsAnEmptyOptionalOrRefused(Component component) throws IOException {
        ObjectNode json = component.json().putNull(component.name());

        if (component.is(OptionalShape.class)) {
            assertThat(component.readFrom(json)).isEqualTo(Optional.empty());
        } else {
            assertThatThrownBy(() -> component.readFrom(json))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageStartingWith("body." + component.name() + ": expected ")
                    .hasMessageEndingWith(", found null");
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void aMissingFieldIsReadAsEmptyOrRefused(Component component) throws IOException {
        ObjectNode json = component.json();
        json.remove(component.name());

        if (component.is(OptionalShape.class, CollectionShape.class, MapShape.class)) {
            assertThat(component.readFrom(json).toString()).isIn("Optional.empty", "[]", "{}");
        } else {
            assertThatThrownBy(() -> component.readFrom(json))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageStartingWith("body." + component.name() + ": missing, expected ");
        }
    }

    @ParameterizedTest
    @MethodSource("componentsThatCanHoldNull")
    void nullIsNotWritten(Component component) {
        assertNotWritten(component.shape(), component.withNull(), component + " is null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'Collections','texts':['a',null]}        | body.texts[1]: expected a text, found null
            {'type':'Collections','numbers':[null]}          | body.numbers[0]: expected a whole number of at most 64 bits, found null
            {'type':'Collections','rows':[[],null]}          | body.rows[1]: expected a list, found null
            {'type':'Collections','rows':[[1,null]]}         | body.rows[0][1]: expected a whole number from
            {'type':'Maps','nodes':{'n1':null}}              | body.nodes.n1: expected an object with the fields of Point (x, y), found null
            {'type':'Append','term':1,'entries':[{'term':1,'command':null}]} | body.entries[0].command: expected an object with a "type", found null
            {'type':'Append','term':1,'entries':[],'figure':null} | body.figure: expected an object with a "type", found null
            null                                             | line: expected an object like {"body":{"type":…}}, found null
            {'body':null}                                    | body: missing, expected an object with a "type"
            """)
    void theMessageSaysWhereTheNullIs(String line, String reason) {
        ByteBuf frame = Unpooled.copiedBuffer(line.replace('\'', '"'), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Zoo.SCHEMA.json().read(frame))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void nullInACollectionIsNotWritten() {
        List<String> texts = Arrays.asList("a", null);
        Set<NodeId> nodes = Collections.singleton(null);
        List<List<Integer>> rows = List.of(List.of(), Arrays.asList(1, null));

        assertNotWritten(
                new Zoo.Collections(texts, List.of(), Set.of(), new TreeSet<>(), List.of()),
                "Collections.texts holds null");
        assertNotWritten(
                new Zoo.Collections(List.of(), List.of(), nodes, new TreeSet<>(), List.of()),
                "Collections.nodes holds null");
        assertNotWritten(
                new Zoo.Collections(List.of(), List.of(), Set.of(), new TreeSet<>(), rows),
                "Collections.rows holds null");
    }

    @Test
    void nullInAMapIsNotWritten() {
        assertNotWritten(maps(Collections.singletonMap(null, 1L), Map.of()), "Maps.texts holds null");
        assertNotWritten(maps(Collections.singletonMap("a", null), Map.of()), "Maps.texts holds null");
        assertNotWritten(
                maps(Map.of(), Collections.singletonMap(1, Collections.singletonList(null))), "Maps.ints holds null");
    }

    @Test
    void theInnermostRecordIsNamed() {
        assertNotWritten(
                new Zoo.Append(1, List.of(new Zoo.Entry(1, null)), new Zoo.Figure.Circle(1)), "Entry.command is null");
        assertNotWritten(new Zoo.Relayed(NodeId.of("n1"), new Zoo.Relayed(null, new Zoo.Empty())), "Relayed.dest is");
    }

    @Test
    void aFailedWriteLeavesTheBufferAsItWas() {
        Message bad = new Zoo.Append(1, List.of(), null);
        for (Codec codec : List.of(Zoo.SCHEMA.json(), Zoo.SCHEMA.binary())) {
            ByteBuf out = Unpooled.buffer().writeByte(1);
            for (Message message : Arrays.asList(bad, null)) {
                assertThatThrownBy(() -> codec.write(new Envelope("x", null, null, 1, null, message), out))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("null");
                assertThatThrownBy(() -> codec.encode(message)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(out.readableBytes()).isEqualTo(1);
        }
    }

    private static Message maps(Map<String, Long> texts, Map<Integer, List<String>> ints) {
        return new Zoo.Maps(texts, new TreeMap<>(), ints, Map.of(), new TreeMap<>(), Map.of(), Map.of());
    }

    private static void assertNotWritten(Message message, String reason) {
        RecordShape shape = Zoo.SCHEMA.records().stream()
                .filter(record -> record.type() == message.getClass())
                .findFirst()
                .orElseThrow();
        assertNotWritten(shape, message, reason);
    }

    private static void assertNotWritten(RecordShape shape, Object value, String reason) {
        assertThatThrownBy(() -> Zoo.SCHEMA.write(shape.type(), value, Unpooled.buffer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> shape.writeJson(value, Json.generator(new ByteBufOutputStream(Unpooled.buffer()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }
}
