package org.jsyslab.clientserver.sockets;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jsyslab.common.grade.Exercise;

/**
 * Makes messages out of bytes as they happen to arrive.
 *
 * <p>Lesson: one read is not one message. It may bring half of one, or three and a half; so bytes are kept until a
 * frame is complete, and a read may complete none. Knows nothing of sockets, hence easy to test. For one thread.
 */
public final class FrameDecoder {
    private byte[] buffer = new byte[256];
    /** The bytes not yet decoded are {@code buffer[start..end)}. */
    private int start;

    private int end;

    /**
     * Takes the next bytes of the stream. The buffer grows with what has arrived, never with what a length promises;
     * who calls {@link #next} until it is empty keeps it below one frame and one read.
     */
    @Exercise(part = "A", hint = "Only the bytes from start to end are still of use; makeRoom finds place for more.")
    public void feed(byte[] bytes, int offset, int length) {
        makeRoom(length);
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /**
     * The next complete message, or nothing until more bytes have come; refuses a length out of range and bad UTF-8.
     */
    @Exercise(
            part = "A",
            hint = "Is the length complete? Is the length acceptable? Is the content complete? In that order.")
    public Optional<String> next() throws FrameException {
        if (end - start < Frame.HEADER) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(buffer).getInt(start);
        Frame.checkLength(length);
        if (end - start < Frame.HEADER + length) {
            return Optional.empty();
        }
        ByteBuffer content =
                ByteBuffer.wrap(buffer, start + Frame.HEADER, length).slice();
        start += Frame.HEADER + length;
        return Optional.of(Frame.text(content));
    }

    /** Whether the stream stands between two messages, so that its end here cuts none in two. */
    @Exercise(part = "A")
    public boolean isBetweenMessages() {
        return start == end;
    }

    @Exercise(part = "A", hint = "Move what is left to the front, into a larger array where it must be.")
    private void makeRoom(int length) {
        if (end + length <= buffer.length) {
            return;
        }
        int kept = end - start;
        byte[] target = kept + length <= buffer.length ? buffer : new byte[Math.max(2 * buffer.length, kept + length)];
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        start = 0;
        end = kept;
    }
}
