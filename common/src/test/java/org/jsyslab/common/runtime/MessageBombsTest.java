package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.Echo.EchoMessage.Say;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON lines and binary frames made to hurt: each gets one error of one line, and the next message is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageBombsTest {
    private static final String NAME = "pelted";
    private static final String STILL_HERE = "{\"body\":{\"type\":\"Say\",\"text\":\"still here\"}}\n";

    private NodeProcess process;

    @BeforeAll
    void start() {
        process = Echo.serverProcess(NAME).start();
    }

    @AfterAll
    void stop() {
        process.close();
    }

    /**
     * One attack.
     *
     * @param error how the error begins that its sender must see
     */
    record Bomb(String name, Bytes bytes, String error) {
        Bomb(String name, byte[] bytes, String error) {
            this(name, Bytes.of(bytes), error);
        }

        @Override
        public String toString() {
            return name + " -> " + error;
        }
    }

    static List<Bomb> lines() {
        String numbers = "not JSON: a number of more than 1000 characters";
        return List.of(
                line("lists in lists", "{\"body\":" + "[".repeat(100_000), "not JSON: nested deeper than 201 levels"),
                line("objects in objects", "{\"a\":".repeat(100_000), "not JSON: nested deeper than 201 levels"),
                line("a huge exponent", say("1e999999999"), "body.text: expected a text, found \"Infinity\""),
                line(
                        "a huge clock",
                        "{\"clock\":1e999999999," + say("1").substring(1),
                        "clock: expected a whole number"),
                line(
                        "a clock of 65 bits",
                        "{\"clock\":9223372036854775808," + say("1").substring(1),
                        "clock: expected"),
                line("a number of 100,000 digits", say("9".repeat(100_000)), numbers),
                line("a fraction of 100,000 digits", say("1." + "0".repeat(100_000)), numbers),
                line(
                        "a text of two megabytes",
                        say("\"" + "x".repeat(2_000_000) + "\""),
                        "a line of over 1048576 bytes"),
                line(
                        "a field name of 100,000 characters",
                        say("1,\"" + "x".repeat(100_000) + "\":1"),
                        "not JSON: a field name of more than 50000 characters"),
                line(
                        "100,000 lists",
                        "{\"body\":[" + "[],".repeat(100_000) + "[]]}",
                        "body: expected an object with a \"type\", found a list"),
                line("50,000 unknown fields", manyFields(), "body: Say has no field \"k0\""),
                line("a field twice", say("\"x\",\"text\":\"y\""), "not JSON: the field \"text\" comes twice (column "),
                line(
                        "a body twice",
                        "{\"body\":1," + say("\"x\"").substring(1),
                        "not JSON: the field \"body\" comes twice"),
                line("a number for a text", say("7"), "body.text: expected a text, found 7"),
                line("a list for a text", say("[]"), "body.text: expected a text, found a list"),
                line("null for a text", say("null"), "body.text: "),
                line("no text", "{\"body\":{\"type\":\"Say\"}}", "body.text: "),
                line("an unknown type", "{\"body\":{\"type\":\"Shout\"}}", "body: unknown type \"Shout\", known: "),
                line(
                        "the name of a class",
                        "{\"body\":{\"type\":\"java.lang.Runtime\"}}",
                        "body: unknown type \"java.lang.Runtime\""),
                line(
                        "a class beside the type",
                        "{\"body\":{\"@class\":\"java.lang.Runtime\",\"type\":\"Say\",\"text\":\"x\"}}",
                        "body: Say has no field \"@class\""),
                line("a type that is a number", "{\"body\":{\"type\":7}}", "body: expected a field \"type\""),
                line("a prototype", say("\"x\",\"__proto__\":{}"), "body: Say has no field \"__proto__\""),
                line(
                        "a prototype of the line",
                        "{\"constructor\":{}," + say("\"x\"").substring(1),
                        "line: unknown field \"constructor\""),
                line(
                        "a message that is local",
                        "{\"body\":{\"type\":\"Invoke\",\"operation\":{}}}",
                        "body: Invoke is not for the wire"),
                line(
                        "a local message of the protocol",
                        "{\"body\":{\"type\":\"Mused\",\"asker\":\"n1\",\"text\":\"x\"}}",
                        "body: Mused is not for the wire"),
                line(
                        "two messages on a line",
                        say("\"a\"") + " " + say("\"b\""),
                        "not JSON: something follows behind its end (column "),
                line("a bracket too many", say("\"a\"") + "]", "not JSON: unexpected ']'"),
                line("a message cut short", say("\"a\"").substring(0, 20), "not JSON: it ends in the middle (column "),
                line("a byte order mark", "{} \uFEFF", "not JSON: unexpected U+FEFF (column 4)"),
                line("NUL", "{\"a\0b\":1}", "not JSON: a control character in a text, code 0"),
                line(
                        "an escaped half of a pair",
                        say("\"\\ud800\""),
                        "body.text: half a surrogate pair is not a character"),
                line("the other half", say("\"\\udc00x\""), "body.text: half a surrogate pair is not a character"),
                raw("UTF-16", "{}", StandardCharsets.UTF_16LE, "not JSON: "),
                raw(
                        "Latin-1",
                        say("\"\u00e4\""),
                        StandardCharsets.ISO_8859_1,
                        "a text that is not UTF-8 from its byte 31 on"),
                raw(
                        "an overlong NUL",
                        say("\"\u00c0\u0080\""),
                        StandardCharsets.ISO_8859_1,
                        "a text that is not UTF-8"),
                raw(
                        "half a pair in bytes",
                        say("\"\u00ed\u00a0\u0080\""),
                        StandardCharsets.ISO_8859_1,
                        "a text that is not UTF-8"),
                line("a comment", "{/**/" + say("\"x\"").substring(1), "not JSON: unexpected '/'"),
                line("single quotes", say("'x'"), "not JSON: unexpected '''"),
                line("not a number", say("NaN"), "not JSON: unknown word 'NaN'"),
                line("a plus sign", say("+1"), "not JSON: unexpected '+'"),
                line("a leading zero", say("01"), "not JSON: a wrong number: "));
    }

    static List<Bomb> frames() {
        byte[] good = frame();
        byte[] trailing = new byte[good.length + 1];
        System.arraycopy(good, 0, trailing, 0, good.length);
        trailing[4]++;
        byte[] wrongTag = good.clone();
        wrongTag[good.length - 6] ^= 1;
        return List.of(
                new Bomb("an empty frame", framed(), "the frame ends in the middle"),
                new Bomb("a frame of noise", framed(9, 0, 0, 0, 0, 1, 2, 3, 4), "expected a byte 0 or 1, found 9"),
                new Bomb("all ones", framed(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255), ""),
                new Bomb(
                        "a text of a billion bytes",
                        framed(1, 255, 255, 255, 255, 3),
                        "a text of length 1073741823 in a frame with 0 bytes left"),
                new Bomb(
                        "a text of a negative length",
                        framed(1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
                        "a text of length -1 in a frame"),
                new Bomb("a byte behind the message", trailing, ""),
                new Bomb("the fingerprint of no message", wrongTag, "no Message has the fingerprint"));
    }

    static Stream<Bomb> bombs() {
        return Stream.concat(lines().stream(), frames().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombGetsOneErrorAndTheNextMessageAnAnswer(Bomb bomb) {
        try (Wire wire = new Wire(process)) {
            if (bomb.bytes().at(0) != '{') {
                wire.send(STILL_HERE);
                assertThat(wire.line()).contains("still here");
            }
            wire.send(bomb.bytes().toArray()).send(STILL_HERE);
            assertThat(wire.line())
                    .startsWith("{\"error\":\"" + bomb.error().replace("\"", "\\\""))
                    .endsWith("\"}")
                    .hasSizeLessThan(400)
                    .doesNotContain("REDACTED", "`", "com.fasterxml", "Exception");
            assertThat(wire.line()).contains("still here");
        }
    }

    @Test
    void theyLeaveAFewLinesInTheLogAndANodeThatServes() {
        try (ProcessLog log = ProcessLog.of(NAME)) {
            bombs().forEach(this::aBombGetsOneErrorAndTheNextMessageAnAnswer);
            log.assertModest();
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("not JSON"));
        }
    }

    @Test
    void whatIsCutByTheEndOfItsConnectionIsAnErrorToo() {
        try (Wire wire = new Wire(process)) {
            wire.send(say("\"a\"").substring(0, 20)).halfClose();
            assertThat(wire.all()).startsWith("{\"error\":\"not JSON: it ends in the middle");
        }
        try (Wire wire = new Wire(process)) {
            assertThat(wire.send(new byte[] {0, 0, 0, 0, 9, 1}).halfClose().all())
                    .isEmpty();
        }
    }

    @Test
    void aByteOrderMarkInFrontIsNoMessage() {
        try (Wire wire = new Wire(process)) {
            assertThat(wire.send("\uFEFF" + STILL_HERE).line()).startsWith("-ERR Protocol error");
        }
    }

    private static Bomb line(String name, String text, String error) {
        return raw(name, text, StandardCharsets.UTF_8, error);
    }

    private static Bomb raw(String name, String text, Charset charset, String error) {
        byte[] bytes = text.getBytes(charset);
        return new Bomb(name, ByteBufUtil.getBytes(Unpooled.wrappedBuffer(bytes, new byte[] {'\n'})), error);
    }

    private static String say(String text) {
        return "{\"body\":{\"type\":\"Say\",\"text\":" + text + "}}";
    }

    private static String manyFields() {
        return say("\"x\","
                + IntStream.range(0, 50_000).mapToObj(k -> "\"k" + k + "\":1").collect(Collectors.joining(",")));
    }

    private static byte[] framed(int... content) {
        var out = Unpooled.buffer().writeByte(0).writeInt(content.length);
        IntStream.of(content).forEach(out::writeByte);
        return ByteBufUtil.getBytes(out);
    }

    private static byte[] frame() {
        var out = Unpooled.buffer();
        Echo.SCHEMA.binary().write(new Envelope(null, NodeId.of("c1"), NodeId.of(NAME), 0, null, new Say("x")), out);
        return ByteBufUtil.getBytes(out);
    }
}
