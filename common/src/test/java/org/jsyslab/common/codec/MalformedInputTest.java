package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.junit.jupiter.api.Test;

/** Whatever arrives, nothing but {@link MalformedMessageException} comes out, and little memory is taken. */
class MalformedInputTest {
    private static final Codec JSON = Zoo.SCHEMA.json();
    private static final Codec BINARY = Zoo.SCHEMA.binary();
    private static final int HEADER = 1 + Integer.BYTES;

    private final SplittableRandom random = new SplittableRandom(1);
    private final RandomValues values = new RandomValues(new SplittableRandom(1));

    @Test
    void aFrameCutShortIsNeverAMessage() {
        for (Message message : messages(3)) {
            byte[] binary = frame(BINARY, message, HEADER, 0);
            for (int length = 0; length < binary.length; length++) {
                assertRefused(BINARY, Unpooled.wrappedBuffer(binary, 0, length));
            }
            byte[] json = frame(JSON, message, 0, 1);
            for (int length = 0; length < json.length; length++) {
                assertRefused(JSON, Unpooled.wrappedBuffer(json, 0, length));
            }
        }
    }

    @Test
    void aFrameWithMoreThanAMessageIsRefused() {
        for (Message message : messages(3)) {
            byte[] binary = frame(BINARY, message, HEADER, 0);
            assertRefused(BINARY, Unpooled.wrappedBuffer(binary, new byte[1]));
            assertRefused(JSON, Unpooled.wrappedBuffer(frame(JSON, message, 0, 1), new byte[] {'}'}));
        }
    }

    @Test
    void flippedBitsGiveAMessageOrARefusal() {
        for (Message message : messages(1)) {
            for (Codec codec : List.of(BINARY, JSON)) {
                byte[] frame = codec == JSON ? frame(JSON, message, 0, 1) : frame(BINARY, message, HEADER, 0);
                for (int bit = 0; bit < frame.length * 8; bit++) {
                    byte[] flipped = frame.clone();
                    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                    readOrRefuse(codec, flipped);
                }
            }
        }
    }

    @Test
    void whatWasReadFromAWrongFrameCanBeWritten() {
        int read = 0;
        for (Message message : messages(15)) {
            byte[] frame = frame(BINARY, message, HEADER, 0);
            for (int i = 0; i < 50; i++) {
                byte[] wrong = frame.clone();
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
                Message other = readOrRefuse(BINARY, wrong);
                if (other != null) {
                    assertThat(frame(JSON, other, 0, 1)).isNotEmpty();
                    assertThat(frame(BINARY, other, 0, 0)).isNotEmpty();
                    read++;
                }
            }
        }
        assertThat(read).as("some wrong frames are messages").isPositive();
    }

    @Test
    void randomBytesGiveARefusal() {
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            readOrRefuse(BINARY, frame);
            readOrRefuse(JSON, frame);
        }
    }

    @Test
    void aCountBeyondTheFrameIsRefusedBeforeAnythingIsAllocated() {
        for (long count : new long[] {10, 1_000_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -5}) {
            ByteBuf in = Unpooled.buffer();
            writeUnsigned(in, count);
            in.writeLong(0);
            assertThatThrownBy(() -> Wire.readCount(in, "a list"))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageStartingWith("a list of length " + count + " in a frame with 8 bytes left");
        }
    }

    @Test
    void aListOfTwoBillionTakesNoMemory() {
        byte[] valid = frame(
                BINARY, new Zoo.Collections(List.of(), List.of(), Set.of(), new TreeSet<>(), List.of()), HEADER, 0);
        ByteBuf frame = Unpooled.buffer().writeBytes(valid, 0, valid.length - 5);
        writeUnsigned(frame, Integer.MAX_VALUE);
        frame.writeZero(100);

        assertThatThrownBy(() -> BINARY.read(frame))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a list of length 2147483647 in a frame with 100 bytes left");
    }

    @Test
    void aTextIsUtf8() {
        ByteBuf wrong = Unpooled.buffer().writeByte(2).writeByte('a').writeByte(0xff);
        assertThatThrownBy(() -> Wire.readText(wrong))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a text that is not UTF-8 from its byte 2 on");

        ByteBuf replacement = Unpooled.buffer();
        Wire.writeText(replacement, "\uFFFD");
        assertThat(Wire.readText(replacement))
                .as("the replacement character itself")
                .isEqualTo("\uFFFD");
    }

    @Test
    void aTimeBeyondTheCalendarIsRefused() {
        for (TimeShape shape : TimeShape.values()) {
            ByteBuf late = Unpooled.buffer();
            Wire.writeLong(late, Long.MAX_VALUE);
            Wire.writeLong(late, 1_000_000_000);
            assertThatThrownBy(() -> shape.readBinary(late, 0))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageContaining("are not a");
        }
    }

    @Test
    void nestingIsBoundedInBothFormsAndBothDirections() {
        Message deepest = trees(tree(99));
        Message tooDeep = trees(tree(100));
        for (Codec codec : List.of(BINARY, JSON)) {
            assertThat(codec.encode(deepest)).isNotEmpty();
            assertThatThrownBy(() -> codec.encode(tooDeep))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("200");
        }
        assertThat(Zoo.SCHEMA.travelled(deepest)).isEqualTo(deepest);
    }

    @Test
    void whatIsTooDeepToWriteIsTooDeepToRead() {
        assertThat(JSON.read(handTypedTree(99)).body()).isEqualTo(trees(tree(99)));
        assertRefused(JSON, handTypedTree(100));
    }

    private static ByteBuf handTypedTree(int depth) {
        String tree = "{\"label\":\"x\",\"children\":[".repeat(depth) + "]}".repeat(depth);
        String body = "{\"type\":\"Trees\",\"tree\":" + tree + ",\"texts\":" + page("\"\"") + ",\"pages\":"
                + page(page("{\"x\":0,\"y\":0}")) + "}";
        return Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
    }

    private static String page(String first) {
        return "{\"first\":" + first + ",\"rest\":[]}";
    }

    @Test
    void hostileNestingIsRefusedOnReading() {
        String json = "{\"type\":\"Trees\",\"tree\":" + "{\"label\":\"\",\"children\":[".repeat(100_000);
        assertRefused(JSON, Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));

        byte[] valid = frame(BINARY, trees(tree(1)), HEADER, 0);
        ByteBuf frame =
                Unpooled.buffer().writeBytes(valid, 0, valid.length - 10); // the tree (4), the texts (2), the pages (4)
        for (int i = 0; i < 100_000; i++) {
            frame.writeByte(1).writeByte('x').writeByte(1); // a label, one child
        }
        assertThatThrownBy(() -> BINARY.read(frame))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("nested deeper");
    }

    private static Message trees(Zoo.Tree tree) {
        Zoo.Page<Zoo.Point> page = new Zoo.Page<>(new Zoo.Point(0, 0), List.of());
        return new Zoo.Trees(tree, new Zoo.Page<>("", List.of()), new Zoo.Page<>(page, List.of()));
    }

    private static Zoo.Tree tree(int depth) {
        Zoo.Tree tree = new Zoo.Tree("x", List.of(), Optional.empty());
        for (int i = 1; i < depth; i++) {
            tree = new Zoo.Tree("x", List.of(tree), Optional.empty());
        }
        return tree;
    }

    private List<Message> messages(int perRecord) {
        List<Message> messages = new ArrayList<>();
        for (RecordShape shape : Zoo.SCHEMA.records()) {
            for (int i = 0; i < perRecord && Message.class.isAssignableFrom(shape.type()); i++) {
                messages.add((Message) values.record(shape, 2));
            }
        }
        return messages;
    }

    private static byte[] frame(Codec codec, Message message, int prefix, int suffix) {
        ByteBuf out = Unpooled.buffer();
        codec.write(new Envelope("n1.1-1", NodeId.of("n1"), NodeId.of("n2"), 5, new OpId("c", 1), message), out);
        return ByteBufUtil.getBytes(out, prefix, out.readableBytes() - prefix - suffix);
    }

    private static void assertRefused(Codec codec, ByteBuf frame) {
        assertThatThrownBy(() -> codec.read(frame)).isInstanceOf(MalformedMessageException.class);
    }

    private static Message readOrRefuse(Codec codec, byte[] frame) {
        try {
            return codec.read(Unpooled.wrappedBuffer(frame)).body();
        } catch (MalformedMessageException e) {
            return null;
        } catch (RuntimeException e) {
            return fail("a " + e + " came out of " + ByteBufUtil.hexDump(frame), e);
        }
    }

    private static void writeUnsigned(ByteBuf out, long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            out.writeByte((int) (rest | 0x80));
        }
        out.writeByte((int) rest);
    }
}
