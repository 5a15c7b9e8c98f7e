package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.resp.RespCommands;
import org.jsyslab.common.runtime.resp.RespReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Redis commands that promise what they do not hold: each gets one clear error and the end of its connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RespBombsTest {
    private static final String NAME = "bombed";

    private NodeProcess process;

    @BeforeAll
    void start() {
        process = Echo.serverProcess(NAME)
                .limits(Limits.DEFAULT.withBytes(10_000, 1_000, 1 << 20))
                .commands(RespBombsTest::listed)
                .start();
    }

    @AfterAll
    void stop() {
        process.close();
    }

    /** LIST answers with its arguments, each in brackets, a character for each byte. */
    private static RespCommands.Answer listed(String name, List<Bytes> arguments) {
        if (!name.equals("LIST")) {
            return RespCommands.Answer.unknown(name);
        }
        StringBuilder list = new StringBuilder();
        arguments.forEach(word -> list.append('[')
                .append(new String(word.toArray(), StandardCharsets.ISO_8859_1))
                .append(']'));
        return new RespCommands.Answer.Now(RespReply.Bulk.of(list.toString()));
    }

    record Bomb(String name, String text, String error) {
        @Override
        public String toString() {
            return name + " -> " + error;
        }
    }

    static List<Bomb> bombs() {
        String array = "Protocol error: invalid multibulk length";
        String bulk = "Protocol error: invalid bulk length";
        return List.of(
                new Bomb("an array of a billion", "*1000000000\r\n", array),
                new Bomb("one word too many", "*1025\r\n", array),
                new Bomb("an array of less than none", "*-5\r\n", array),
                new Bomb("an array beyond 32 bits", "*4294967297\r\n$4\r\nPING\r\n", array),
                new Bomb("an array beyond 64 bits", "*18446744073709551617\r\n$4\r\nPING\r\n", array),
                new Bomb("an array with a sign", "*+1\r\n$4\r\nPING\r\n", array),
                new Bomb("an array in Arabic digits", "*\u0661\r\n$4\r\nPING\r\n", array),
                new Bomb("an array with a blank", "* 1\r\n$4\r\nPING\r\n", array),
                new Bomb("an array without a number", "*\r\n", array),
                new Bomb("a million empty words", "*1000000\r\n" + "$0\r\n\r\n".repeat(10_000), array),
                new Bomb("an array in an array", "*1\r\n*1\r\n*1\r\n", "Protocol error: expected '$', got '*'"),
                new Bomb(
                        "an array in each of a million",
                        "*1\r\n".repeat(100_000),
                        "Protocol error: expected '$', got '*'"),
                new Bomb("a word of two gigabytes", "*1\r\n$2147483647\r\n", bulk),
                new Bomb("a word beyond 32 bits", "*1\r\n$4294967300\r\nPING\r\n", bulk),
                new Bomb("a word of less than nothing", "*1\r\n$-2\r\n", bulk),
                new Bomb("a word that is not there", "*2\r\n$4\r\nECHO\r\n$-1\r\n", bulk),
                new Bomb("a length with a sign", "*1\r\n$+4\r\nPING\r\n", bulk),
                new Bomb("a length with a blank", "*1\r\n$ 4\r\nPING\r\n", bulk),
                new Bomb(
                        "words that are too long together",
                        "*3\r\n$4\r\nECHO\r\n$9000\r\n" + "x".repeat(9_000) + "\r\n$9000\r\n",
                        bulk),
                new Bomb(
                        "a word without its end",
                        "*1\r\n$4\r\nPINGPING\r\n",
                        "Protocol error: expected the end of the bulk"),
                new Bomb(
                        "a word that ends with a line feed",
                        "*1\r\n$4\nPING\n\n",
                        "Protocol error: expected the end of the bulk"),
                new Bomb("a line of a megabyte", "x".repeat(1_000_000), "Protocol error: too big a line"),
                new Bomb("a number of a megabyte", "*" + "1".repeat(1_000_000), "Protocol error: too big a line"),
                new Bomb(
                        "a double quote that is not closed",
                        "LIST \"a b\r\n",
                        "Protocol error: unbalanced quotes in request"),
                new Bomb(
                        "a single quote that is not closed",
                        "LIST 'a b\\'\r\n",
                        "Protocol error: unbalanced quotes in request"),
                new Bomb("a quote in the middle", "LIST \"a\"b\r\n", "Protocol error: unbalanced quotes in request"),
                new Bomb("an escape at the end", "LIST \"a\\\r\n", "Protocol error: unbalanced quotes in request"),
                new Bomb("a web page's request", "POST / by a browser\r\n", "this looks like HTTP"),
                new Bomb("a web page's header", "Host: localhost\r\n", "this looks like HTTP"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombGetsOneErrorAndTheEndOfItsConnection(Bomb bomb) {
        assertThat(answers(bomb.text() + "PING\r\n").lines())
                .singleElement()
                .asString()
                .startsWith("-ERR " + bomb.error());
    }

    @Test
    void theyLeaveAFewLinesInTheLogAndANodeThatServes() {
        try (ProcessLog log = ProcessLog.of(NAME)) {
            bombs().forEach(bomb -> answers(bomb.text()));
            log.assertModest();
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("Protocol error"));
        }
        assertThat(answers("PING\r\nQUIT\r\n").lines()).containsExactly("+PONG", "+OK");
    }

    /**
     * The test above is a test: a door that lets everybody promise a billion words hears no bomb, but a slow sender.
     */
    @Test
    void aDoorWithoutALimitWouldBeCaught() {
        Limits d = Limits.DEFAULT.withConnections(10, Duration.ofMillis(1), Duration.ofMinutes(1));
        Limits unlimited = new Limits(
                d.messageBytes(),
                d.bodyBytes(),
                Integer.MAX_VALUE,
                d.connections(),
                d.queuedBytes(),
                d.clients(),
                d.waitingOperations(),
                d.learnedRoutes(),
                d.unfinishedBytes(),
                d.stall(),
                d.idle());
        try (NodeProcess careless =
                        Echo.serverProcess("careless").limits(unlimited).start();
                Wire wire = new Wire(careless)) {
            assertThat(wire.send("*1000000000\r\n").all()).isEmpty();
        }
    }

    @Test
    void anErrorComesBehindTheAnswersBeforeIt() {
        assertThat(answers("PING\r\nPING\r\n*-5\r\nPING\r\n").lines())
                .containsExactly("+PONG", "+PONG", "-ERR Protocol error: invalid multibulk length");
    }

    @Test
    void emptyWordsAreWordsAndNoCommand() {
        String many = "*1024\r\n" + "$0\r\n\r\n".repeat(1_024);
        assertThat(answers(many + "*1\r\n$0\r\n\r\n*0\r\n*-1\r\n\r\nQUIT\r\n").lines())
                .containsExactly("-ERR unknown command ''", "-ERR unknown command ''", "+OK");
    }

    @Test
    void emptyWordsOfHalfACommandCountAsWell() {
        Limits limits = Limits.DEFAULT.withUnfinishedBytes(20_000);
        try (NodeProcess small = Echo.serverProcess("small").limits(limits).start();
                Wire wire = new Wire(small)) {
            wire.send("*1024\r\n" + "$0\r\n\r\n".repeat(1_023));
            assertThat(wire.all()).contains("too many bytes of unfinished requests");
        }
    }

    @Test
    void aTypedCommandHasWordsInQuotes() {
        assertThat(listed("a  b")).isEqualTo("[a][b]");
        assertThat(listed("\"a b\" 'c d'")).isEqualTo("[a b][c d]");
        assertThat(listed("\"\" ''")).isEqualTo("[][]");
        assertThat(listed("a\"b c\"")).isEqualTo("[ab c]");
        assertThat(listed("\"\\x41\\n\\\"\\q\\xg\"")).isEqualTo("[A\n\"qxg]");
        assertThat(listed("'\\n\\''")).isEqualTo("[\\n']");
        assertThat(listed("\"\\xff\" \u00e4")).isEqualTo("[\u00ff][\u00c3\u00a4]");
    }

    /** What LIST answers to words typed so. */
    private String listed(String words) {
        String[] reply = answers("LIST " + words + "\r\nQUIT\r\n").split("\r\n");
        return reply[1];
    }

    private String answers(String commands) {
        try (Wire wire = new Wire(process)) {
            return wire.send(commands).all();
        }
    }
}
