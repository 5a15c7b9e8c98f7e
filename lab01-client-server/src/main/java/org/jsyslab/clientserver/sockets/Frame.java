package org.jsyslab.clientserver.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jsyslab.common.grade.Exercise;

/**
 * One message on the wire: its length in four bytes, big endian, then that many bytes of UTF-8 text.
 *
 * <p>Lesson: TCP is a stream of bytes and keeps no boundaries between messages; the length brings them back. By hand:
 * {@code printf '\0\0\0\4time' | nc localhost 7190}.
 */
public final class Frame {
    /** Bytes of the length in front of each text. */
    public static final int HEADER = 4;

    /** The longest text, in bytes: 1 MiB. Without a bound, four bytes of a stranger would reserve 2 GiB here. */
    public static final int MAX_LENGTH = 1 << 20;

    private Frame() {}

    /** The frame of a text; refuses a text longer than {@link #MAX_LENGTH} bytes. */
    @Exercise(part = "A")
    public static byte[] encode(String text) throws FrameException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        checkLength(content.length);
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** Refuses a length that no frame has. */
    @Exercise(part = "A")
    static void checkLength(int length) throws FrameException {
        if (length < 0 || length > MAX_LENGTH) {
            throw new FrameException("a message of " + Integer.toUnsignedString(length)
                    + " bytes is over the limit of " + MAX_LENGTH
                    + "; messages start with their length, 4 bytes big endian");
        }
    }

    /** The text of a frame's content; refuses what is not UTF-8 (to replace bad bytes silently would corrupt it). */
    @Exercise(part = "A", hint = "A decoder of a Charset reports bad bytes; the constructor of String replaces them.")
    static String text(ByteBuffer content) throws FrameException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            throw new FrameException("a message of " + content.limit() + " bytes is not UTF-8 text");
        }
    }
}
