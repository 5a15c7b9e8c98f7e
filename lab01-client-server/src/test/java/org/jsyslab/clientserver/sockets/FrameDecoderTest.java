package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Part("A Sockets")
class FrameDecoderTest {
    private static final List<String> MESSAGES = List.of("hello", "", "grüße, 世界 🙂", "a".repeat(700));

    @Test
    @Points(2)
    @DisplayName("Messages are the same wherever the stream is cut in two")
    void anySplit() throws IOException {
        byte[] stream = stream(MESSAGES);
        for (int cut = 0; cut <= stream.length; cut++) {
            FrameDecoder decoder = new FrameDecoder();
            List<String> received = new ArrayList<>();
            decoder.feed(stream, 0, cut);
            drain(decoder, received);
            decoder.feed(stream, cut, stream.length - cut);
            drain(decoder, received);
            assertThat(received).as("cut at byte %d", cut).isEqualTo(MESSAGES);
            assertThat(decoder.isBetweenMessages()).isTrue();
        }
    }

    @Test
    @Points(1)
    @DisplayName("Messages are the same however the stream is chopped")
    void anyChops() throws IOException {
        byte[] stream = stream(MESSAGES);
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            FrameDecoder decoder = new FrameDecoder();
            List<String> received = new ArrayList<>();
            int at = 0;
            while (at < stream.length) {
                int count = Math.min(1 + random.nextInt(40), stream.length - at);
                decoder.feed(stream, at, count);
                drain(decoder, received);
                at += count;
            }
            assertThat(received).as("seed %d", seed).isEqualTo(MESSAGES);
        }
    }

    @Test
    @Points(1)
    @DisplayName("An incomplete message is none, and the stream stands inside it")
    void incomplete() throws IOException {
        FrameDecoder decoder = new FrameDecoder();
        decoder.feed(new byte[] {0, 0, 0, 2, 'x'}, 0, 5);
        assertThat(decoder.next()).isEmpty();
        assertThat(decoder.isBetweenMessages()).isFalse();
    }

    @Test
    @Points(2)
    @DisplayName("A length above the limit is refused as soon as it is read, a negative one too")
    void refusedLength() {
        for (int length : new int[] {Frame.MAX_LENGTH + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            FrameDecoder decoder = new FrameDecoder();
            decoder.feed(ByteBuffer.allocate(4).putInt(length).array(), 0, 4);
            assertThatThrownBy(decoder::next)
                    .isInstanceOf(FrameException.class)
                    .hasMessageContaining(Integer.toUnsignedString(length));
        }
    }

    @Test
    @Points(1)
    @DisplayName("The longest message passes, a longer one is not even encoded")
    void longest() throws IOException {
        String longest = "x".repeat(Frame.MAX_LENGTH);
        FrameDecoder decoder = new FrameDecoder();
        byte[] frame = Frame.encode(longest);
        decoder.feed(frame, 0, frame.length);
        assertThat(decoder.next()).contains(longest);
        assertThatThrownBy(() -> Frame.encode(longest + "x")).isInstanceOf(FrameException.class);
    }

    @Test
    @Points(1)
    @DisplayName("Bytes that are not UTF-8 are refused, not replaced")
    void notText() {
        FrameDecoder decoder = new FrameDecoder();
        decoder.feed(new byte[] {0, 0, 0, 2, (byte) 0xc3, 0x28}, 0, 6);
        assertThatThrownBy(decoder::next)
                .isInstanceOf(FrameException.class)
                .hasMessage("a message of 2 bytes is not UTF-8 text");
    }

    private static byte[] stream(List<String> messages) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (String message : messages) {
            stream.write(Frame.encode(message));
        }
        return stream.toByteArray();
    }

    private static void drain(FrameDecoder decoder, List<String> received) throws IOException {
        Optional<String> message = decoder.next();
        while (message.isPresent()) {
            received.add(message.get());
            message = decoder.next();
        }
    }
}
