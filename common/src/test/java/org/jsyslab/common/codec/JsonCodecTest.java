package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCodecTest {
    private static final Codec JSON = Zoo.SCHEMA.json();
    private static final NodeId N1 = NodeId.of("n1");
    private static final OpId OP = new OpId("c7", 3);

    @Test
    void anEnvelopeIsOneLine() {
        Message body = new Zoo.Texts(
                "two\nlines", N1.at("127.0.0.1:7101"), new OpId("c", 1), Bytes.utf8("é"), Zoo.Mood.GRUMPY);

        assertThat(line(new Envelope("n1.1-17", N1, NodeId.of("n2"), 17, new OpId("c7", 3), body)))
                .isEqualTo(
                        "{\"id\":\"n1.1-17\",\"src\":\"n1\",\"dest\":\"n2\",\"clock\":17,\"op\":\"c7-3\",\"body\":{\"type\":\"Texts\","
                                + "\"text\":\"two\\nlines\",\"node\":\"n1@127.0.0.1:7101\",\"op\":\"c-1\",\"bytes\":\"é\",\"mood\":\"GRUMPY\"}}\n");
    }

    @Test
    void numbersTimesAndAbsentValues() {
        assertThat(body(new Zoo.Primitives(true, -1, Long.MAX_VALUE, 0.1)))
                .isEqualTo(
                        "{\"type\":\"Primitives\",\"flag\":true,\"small\":-1,\"large\":9223372036854775807,\"real\":0.1}");
        assertThat(body(new Zoo.Boxes(false, 1, -2L, Double.NaN)))
                .isEqualTo("{\"type\":\"Boxes\",\"flag\":false,\"small\":1,\"large\":-2,\"real\":\"NaN\"}");
        assertThat(body(new Zoo.Times(Duration.ofMillis(150), Instant.EPOCH)))
                .isEqualTo("{\"type\":\"Times\",\"duration\":\"PT0.15S\",\"instant\":\"1970-01-01T00:00:00Z\"}");
        assertThat(body(new Zoo.Options(
                        Optional.of("x"), Optional.empty(), Optional.of(new Zoo.Point(1, 2)), Optional.of(List.of()))))
                .isEqualTo(
                        "{\"type\":\"Options\",\"text\":\"x\",\"number\":null,\"point\":{\"x\":1,\"y\":2},\"list\":[]}");
    }

    @Test
    void bytesThatAreNotTextAreBase64() {
        Bytes raw = Bytes.of(new byte[] {(byte) 0xff, 0});

        assertThat(body(new Zoo.Texts("", N1, OP, raw, Zoo.Mood.HAPPY)))
                .isEqualTo(
                        "{\"type\":\"Texts\",\"text\":\"\",\"node\":\"n1\",\"op\":\"c7-3\",\"bytes\":{\"b64\":\"/wA=\"},\"mood\":\"HAPPY\"}");
        assertThat(body(new Zoo.Maps(
                        Map.of(),
                        new TreeMap<>(),
                        Map.of(),
                        Map.of(),
                        new TreeMap<>(Map.of(raw, 1L, Bytes.utf8("b64:"), 2L)),
                        Map.of(),
                        Map.of())))
                .contains("\"bytes\":{\"b64:YjY0Og==\":2,\"b64:/wA=\":1}");
    }

    @Test
    void aRecordSaysItsTypeOnlyWhereThereIsAChoice() {
        Zoo.Entry feed = new Zoo.Entry(1, new Zoo.ZooCommand.Feed("lion", Bytes.utf8("ham")));
        Zoo.Figure circle = new Zoo.Figure.Circle(1);

        assertThat(body(new Zoo.Append(3, List.of(feed), new Zoo.Figure.Group(List.of(circle), Optional.empty()))))
                .isEqualTo(
                        "{\"type\":\"Append\",\"term\":3,\"entries\":[{\"term\":1,\"command\":{\"type\":\"Feed\",\"animal\":\"lion\","
                                + "\"food\":\"ham\"}}],\"figure\":{\"type\":\"Group\",\"parts\":[{\"type\":\"Circle\",\"radius\":1.0}],\"frame\":null}}");
    }

    @Test
    void halfASurrogatePairIsWrittenAsAQuestionMarkAndNotRead() {
        Message body = new Zoo.Texts("a\uD800b", N1, OP, Bytes.EMPTY, Zoo.Mood.HAPPY);

        assertThat(body(body)).contains("\"text\":\"a?b\"");
        assertThat(((Zoo.Texts) binary(body)).text()).isEqualTo("a?b");
        assertRefused("{'type':'Texts','text':'\\ud800'}", "body.text: half a surrogate pair is not a character");
    }

    @Test
    void aLocalRecordCanBeShownButNeitherReadNorSent() {
        Message local = new Zoo.Done(Map.of("a", List.of(Duration.ofMillis(1500))));

        assertThat(body(local)).isEqualTo("{\"type\":\"Done\",\"anything\":{\"a\":[\"1.5s\"]}}");
        assertRefused("{'type':'Done','anything':1}", "body: Done is not for the wire: it never leaves its process");
        assertThatThrownBy(() -> binary(local)).hasMessageContaining("Done is not for the wire");
    }

    @ParameterizedTest
    @CsvSource({"Invoke", "Ok", "Failed", "Unknown"})
    void noPeerCanForgeWhatADoorAsksOrHears(String type) {
        assertRefused("{'type':'" + type + "'}", "body: " + type + " is not for the wire: it never leaves its process");
    }

    @Test
    void aHandTypedLineMayLeaveOutAllButTheBody() {
        Envelope bodyOnly = read("{'body':{'type':'Empty'}}");
        assertThat(bodyOnly).isEqualTo(new Envelope(null, null, null, 0, null, new Zoo.Empty()));
        assertThat(read("  {'type':'Empty'}  ")).isEqualTo(bodyOnly);
        assertThat(read("{'dest':'n2','clock':3,'op':null,'body':{'type':'Empty'}}"))
                .isEqualTo(new Envelope(null, null, NodeId.of("n2"), 3, null, new Zoo.Empty()));
    }

    @Test
    void aHandTypedBodyMayLeaveOutOptionalsAndCollections() {
        assertThat(read("{'type':'Options'}").body())
                .isEqualTo(new Zoo.Options(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(read("{'type':'Collections'}").body())
                .isEqualTo(new Zoo.Collections(List.of(), List.of(), new TreeSet<>(), new TreeSet<>(), List.of()));
        assertThat(read("{'type':'Primitives','real':1,'flag':true,'large':-5,'small':0}")
                        .body())
                .as("in any order, whole numbers where real ones are expected")
                .isEqualTo(new Zoo.Primitives(true, 0, -5, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                             | line: expected an object like {"body":{"type":…}}, found a list
            {}                                             | body: missing, expected an object with a "type"
            {'body':7}                                     | body: expected an object with a "type", found 7
            {'body':{}}                                    | body: expected a field "type" with one of Append, Boxes, Choosy
            {'bdy':{'type':'Empty'}}                       | line: unknown field "bdy"; a message has a body, and may have id, src, dest, clock, op
            {'src':'n 1','body':{'type':'Empty'}}          | src: not a node: 'n 1'; write n1 or n1@127.0.0.1:7101
            {'clock':'x','body':{'type':'Empty'}}          | clock: expected a whole number of at most 64 bits, found "x"
            {'type':'Emty'}                                | body: unknown type "Emty", known: Append, Boxes, Choosy, Collections, Empty, Maps
            {'type':'Point','x':1,'y':2}                   | body: unknown type "Point", known: Append
            {'type':'Empty','x':1}                         | body: Empty has no field "x"; its fields are: none
            {'type':'Times','duration':'PT1S','instnt':1}  | body.instant: missing, expected an instant like "2026-01-31T12:00:00Z"
            {'type':'Times','duration':'5 s','instant':1}  | body.duration: expected a duration like "PT0.15S", found "5 s"
            {'type':'Primitives','flag':1,'small':0,'large':0,'real':0} | body.flag: expected true or false, found 1
            {'type':'Primitives','flag':true,'small':2147483648,'large':0,'real':0} | body.small: expected a whole number from -2147483648 to 2147483647, found 2147483648
            {'type':'Primitives','flag':true,'small':1.5,'large':0,'real':0} | body.small: expected a whole number from
            {'type':'Primitives','flag':true,'small':1,'large':9223372036854775808,'real':0} | body.large: expected a whole number of at most 64 bits, found 9223372036854775808
            {'type':'Primitives','flag':true,'small':1,'large':0,'real':1e999} | body.real: expected a number, found
            {'type':'Append','term':1,'entries':[{'term':1,'command':{'type':'Clean'}},{'term':'x'}]} | body.entries[1].term: expected a whole number of at most 64 bits, found "x"
            {'type':'Append','term':1,'entries':[{'term':1,'command':{'type':'Empty'}}]} | body.entries[0].command: unknown type "Empty", known: Clean, Feed
            {'type':'Append','term':1,'entries':{}} | body.entries: expected a list, found an object
            {'type':'Append','term':1,'figure':{'type':'Circle','radius':1,'color':2}} | body.figure: Circle has no field "color"; its fields are: radius
            {'type':'Texts','text':'','node':'','op':'c-1','bytes':'','mood':'HAPPY'} | body.node: not a node: ''
            {'type':'Texts','text':'','node':'n1','op':'c','bytes':'','mood':'HAPPY'} | body.op: not an operation id: 'c'; write it like c7-3
            {'type':'Texts','text':'','node':'n1','op':'c7-3','bytes':{'b64':'!'},'mood':'HAPPY'} | body.bytes.b64: expected base64, found "!"
            {'type':'Texts','text':'','node':'n1','op':'c7-3','bytes':{'b65':''},'mood':'HAPPY'} | body.bytes: expected a text or {"b64":"…"}, found an object
            {'type':'Texts','text':'','node':'n1','op':'c7-3','bytes':'','mood':'bah'} | body.mood: expected one of HAPPY, GRUMPY, found "bah"
            {'type':'Collections','nodes':['n1','n1']}     | body.nodes: n1 is twice in a set
            {'type':'Maps','ints':{'1':[],'x':[]}}         | body.ints.x: the key is not a whole number from -2147483648 to 2147483647
            {'type':'Maps','ints':{'1':[],'01':[]}}        | body.ints.01: the key 1 is there twice
            {'type':'Choosy','percent':101,'name':'x'}     | body: Choosy refuses its fields: percent must be 0 to 100, not 101
            {'type':'Empty','type':'Empty'}                | not JSON: the field "type" comes twice
            {'type':'Empty'} {}                            | not JSON: something follows behind its end
            {'type':'Empty'                                | not JSON: it ends in the middle
            nonsense                                       | not JSON: unknown word
            """)
    void whatIsWrongIsSaidInOneLine(String line, String reason) {
        assertRefused(line, reason);
    }

    @Test
    void anEmptyLineIsNoMessage() {
        assertRefused("", "line: expected an object like {\"body\":{\"type\":…}}, found nothing");
    }

    @Test
    void aMessageOfAnotherProtocolIsNotWritten() {
        record Stranger() implements Message {}
        assertThatThrownBy(() -> JSON.encode(new Stranger()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "Stranger is not among the records of org.jsyslab.common.node.Message in this schema");
    }

    private static void assertRefused(String line, String reason) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static Envelope read(String line) {
        return JSON.read(Unpooled.copiedBuffer(line.replace('\'', '"'), StandardCharsets.UTF_8));
    }

    private static String line(Envelope envelope) {
        ByteBuf out = Unpooled.buffer();
        JSON.write(envelope, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String body(Message body) {
        return new String(JSON.encode(body), StandardCharsets.UTF_8);
    }

    private static Message binary(Message body) {
        ByteBuf out = Unpooled.buffer();
        Zoo.SCHEMA.binary().write(new Envelope(null, null, null, 0, null, body), out);
        return Zoo.SCHEMA.binary().read(out.skipBytes(1 + Integer.BYTES)).body();
    }
}
