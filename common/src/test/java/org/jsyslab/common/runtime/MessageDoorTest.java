package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.Echo.EchoMessage.Said;
import org.jsyslab.common.runtime.Echo.EchoMessage.Say;
import org.jsyslab.common.runtime.door.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines and binary frames, from a raw socket. */
class MessageDoorTest {
    private static final int MAX_MESSAGE = 10_000;
    private static final NodeId N1 = NodeId.of("n1");

    private NodeProcess process;
    private Wire wire;

    @BeforeEach
    void start() {
        process = Echo.serverProcess("n1")
                .limits(Limits.DEFAULT.withBytes(MAX_MESSAGE, 1_000, 1 << 20))
                .start();
        wire = new Wire(process);
    }

    @AfterEach
    void stop() {
        wire.close();
        process.close();
    }

    @Test
    void aBodyTypedByHandIsEnough() {
        wire.send("{\"body\":{\"type\":\"Say\",\"text\":\"hi\"}}\n");

        assertThat(wire.line()).contains("\"src\":\"n1\"", "\"dest\":\"n1/nc-", "\"text\":\"hi\"");
    }

    @Test
    void whoGivesANameIsAnsweredByThatName() {
        wire.send("{\"src\":\"c9\",\"dest\":\"n1\",\"clock\":41,\"body\":{\"type\":\"Say\",\"text\":\"hi\"}}\n");

        assertThat(wire.line()).contains("\"dest\":\"c9\"", "\"clock\":43");
    }

    @Test
    void aLineMayComeByteByByteAndSeveralAtOnce() {
        wire.drip("{\"body\":{\"type\":\"Say\",\"text\":\"a\"}}\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(wire.line()).contains("\"text\":\"a\"");

        String line = "{\"body\":{\"type\":\"Say\",\"text\":\"%s\"}}\n";
        wire.send("\n\r\n" + line.formatted("b") + line.formatted("c")
                + line.formatted("d").substring(0, 20));
        assertThat(wire.line()).contains("\"text\":\"b\"");
        assertThat(wire.line()).contains("\"text\":\"c\"");
        wire.send(line.formatted("d").substring(20));
        assertThat(wire.line()).contains("\"text\":\"d\"");
    }

    @Test
    void theLastLineNeedsNoEnd() {
        wire.send("{\"body\":{\"type\":\"Say\",\"text\":\"bye\"}}").halfClose();

        assertThat(wire.line()).contains("\"text\":\"bye\"");
        assertThat(wire.line()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{\"type\":\"Shout\"}}",
                "{\"body\":7}",
                "{\"body\":{\"type\":\"Say\",\"text\":7}}",
                "{\"body\":{\"type\":\"Say\",\"text\":null}}",
                "{not json",
                "{}",
                "{\"body\":{\"type\":\"Mused\",\"asker\":\"n1\",\"text\":\"forged\"}}",
                "{\"src\":\"n1\",\"body\":{\"type\":\"Say\",\"text\":\"forged\"}}",
                "{\"src\":\"n1/7\",\"body\":{\"type\":\"Say\",\"text\":\"forged\"}}",
                "{\"dest\":\"n7\",\"body\":{\"type\":\"Say\",\"text\":\"lost\"}}",
                "{\"dest\":\"n1/7\",\"body\":{\"type\":\"Say\",\"text\":\"lost\"}}",
                "{\"dest\":\"n 7\",\"body\":{\"type\":\"Say\",\"text\":\"lost\"}}"
            })
    void aBadLineGetsOneClearErrorAndTheConnectionGoesOn(String line) {
        wire.send(line + "\n");
        assertThat(wire.line()).startsWith("{\"error\":\"").endsWith("\"}");

        wire.send("{\"body\":{\"type\":\"Say\",\"text\":\"still here\"}}\n");
        assertThat(wire.line()).contains("still here");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, (1L << 52) + 1, 1_152_921_504_606_846_976L})
    void aClockThatNobodyCanHaveIsRefusedAndPoisonsNobody(long clock) {
        wire.send("{\"clock\":" + clock + ",\"body\":{\"type\":\"Say\",\"text\":\"forged\"}}\n");
        assertThat(wire.line())
                .isEqualTo("{\"error\":\"clock: " + clock + " is out of range, expected 0 to 4503599627370496\"}");

        wire.send("{\"clock\":7,\"body\":{\"type\":\"Say\",\"text\":\"honest\"}}\n");
        assertThat(wire.line()).contains("\"clock\":9", "honest");
    }

    @Test
    void aClockLuredToTheLimitIsStillOneThatOthersHear() {
        wire.send("{\"clock\":4503599627370496,\"body\":{\"type\":\"Say\",\"text\":\"far\"}}\n");
        assertThat(wire.line()).contains("\"clock\":4503599627370496,", "far");
    }

    @Test
    void whatANodeDoesNotUnderstandIsSaidByName() {
        process.host(NodeId.of("n1/2"), Echo.mute());
        wire.send("{\"dest\":\"n1/2\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");

        assertThat(wire.line()).isEqualTo("{\"error\":\"n1/2 does not understand Say\"}");
    }

    @Test
    void anErrorIsNeverAnswered() {
        wire.send("{\"error\":\"you are wrong\"}\n{\"body\":{\"type\":\"Say\",\"text\":\"next\"}}\n");

        assertThat(wire.line()).contains("\"text\":\"next\"");
    }

    @Test
    void aLineThatIsTooLongIsSkipped() {
        String line = "{\"body\":{\"type\":\"Say\",\"text\":\"" + "x".repeat(3 * MAX_MESSAGE) + "\"}}\n";
        wire.send(line + "{\"body\":{\"type\":\"Say\",\"text\":\"next\"}}\n");

        assertThat(wire.line()).isEqualTo("{\"error\":\"a line of over 10000 bytes\"}");
        assertThat(wire.line()).contains("\"text\":\"next\"");
    }

    @Test
    void binaryFramesMaySplitAndMerge() {
        byte[] one = frame("c9", "one");
        wire.drip(one);
        assertThat(readFrame()).isEqualTo(new Said("one", 1));

        wire.send(ByteBufUtil.getBytes(Unpooled.wrappedBuffer(frame("c9", "two"), frame("c9", "three"))));
        assertThat(readFrame()).isEqualTo(new Said("two", 2));
        assertThat(readFrame()).isEqualTo(new Said("three", 3));
    }

    @Test
    void aReplyTakesTheFormOfTheLastRequest() {
        wire.send(frame("c9", "binary"));
        assertThat(readFrame()).isEqualTo(new Said("binary", 1));

        wire.send("{\"src\":\"c9\",\"body\":{\"type\":\"Say\",\"text\":\"json\"}}\n");
        assertThat(wire.line()).contains("\"text\":\"json\"");
    }

    @Test
    void aFrameOfGarbageGetsAnErrorLineAndTheConnectionGoesOn() {
        wire.send(new byte[] {0, 0, 0, 0, 3, 1, 2, 3});
        assertThat(wire.line()).startsWith("{\"error\":\"");

        wire.send(frame("c9", "still here"));
        assertThat(readFrame()).isEqualTo(new Said("still here", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX_MESSAGE + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void aFrameThatIsTooLongEndsTheConnection(int length) {
        wire.send(ByteBufUtil.getBytes(Unpooled.buffer().writeByte(0).writeInt(length)));

        assertThat(wire.line()).contains("{\"error\":\"a frame of " + length + " bytes");
        assertThat(wire.isClosed()).isTrue();
        try (Wire another = new Wire(process)) {
            another.send("{\"body\":{\"type\":\"Say\",\"text\":\"alive\"}}\n");
            assertThat(another.line()).contains("alive");
        }
    }

    private static byte[] frame(String src, String text) {
        ByteBuf out = Unpooled.buffer();
        Echo.SCHEMA.binary().write(new Envelope(null, NodeId.of(src), N1, 0, null, new Say(text)), out);
        return ByteBufUtil.getBytes(out);
    }

    private Object readFrame() {
        assertThat(wire.read()).isZero();
        int length = Unpooled.wrappedBuffer(wire.bytes(4)).readInt();
        return Echo.SCHEMA
                .binary()
                .read(Unpooled.wrappedBuffer(wire.bytes(length)))
                .body();
    }
}
