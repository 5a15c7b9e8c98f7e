package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The records that wait to be forced, one behind the other in a buffer that is used again and again. */
final class PendingSteps {

    /** One ended step: {@code length} bytes without the padding. */
    record Extent(int start, int length) {
        int end() {
            return start + StepRecord.padded(length);
        }
    }

    private static final int USUAL_BYTES = 256 * 1024;
    private static final int NONE = -1;

    private final List<Extent> steps = new ArrayList<>();
    private ByteBuf buffer = Unpooled.directBuffer(USUAL_BYTES);
    private int open = NONE;

    /** Where the present step's changes are appended; the step begins with the first call. */
    ByteBuf step() {
        if (open == NONE) {
            open = buffer.writerIndex();
            buffer.writeZero(StepRecord.HEADER);
        }
        return buffer;
    }

    /** Whether the present step has changed anything yet. */
    boolean isOpen() {
        return open != NONE;
    }

    /** Bytes of the present step's record so far. */
    int openBytes() {
        return open == NONE ? 0 : buffer.writerIndex() - open;
    }

    /** Ends the present step, if it changed anything. */
    void end() {
        if (open != NONE) {
            Extent step = new Extent(open, buffer.writerIndex() - open);
            steps.add(step);
            buffer.writeZero(step.end() - buffer.writerIndex());
            open = NONE;
        }
    }

    /** The ended steps. */
    List<Extent> ended() {
        return steps;
    }

    /** Bytes of the ended steps. */
    int endedBytes() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).end();
    }

    /** Completes the header of an ended step. */
    void seal(Extent step, long tag, long batch, long number, boolean last) {
        new StepRecord(step.start(), step.length(), batch, number, last).seal(buffer, tag);
    }

    /** The bytes from one index to another. */
    ByteBuffer bytes(int from, int to) {
        return buffer.nioBuffer(from, to - from);
    }

    /** Forgets the ended steps; the present one stays. A buffer that one large step has blown up is replaced. */
    void forgetEnded() {
        int ended = endedBytes();
        if (buffer.capacity() > 4 * USUAL_BYTES) {
            ByteBuf next = Unpooled.directBuffer(USUAL_BYTES);
            next.writeBytes(buffer, ended, buffer.writerIndex() - ended);
            buffer.release();
            buffer = next;
        } else {
            buffer.readerIndex(ended).discardReadBytes();
        }
        steps.clear();
        open = open == NONE ? NONE : open - ended;
    }

    /** Frees the buffer; nothing may be called any more. */
    void release() {
        buffer.release();
    }
}
