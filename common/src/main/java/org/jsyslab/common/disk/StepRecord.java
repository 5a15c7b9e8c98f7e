package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;

/**
 * The record of one step, 8-byte aligned in its segment so that a scan for records tries one place in eight.
 *
 * <pre>
 * length 4 | CRC32C of what follows 4 | tag of the segment 8 | batch 8 | step 8 | last of its batch? 1 | changes
 * </pre>
 *
 * <p>The length counts all of it, without the padding. Batches and steps are numbered from 1 without a gap over the
 * whole log. Batch k + 1 is written only when batch k was forced: recovery tells a torn tail from damage by that.
 *
 * @param offset where it starts in its segment
 * @param length bytes, without the padding
 * @param batch which force made it durable
 * @param step its place in the log
 * @param last whether it ends its batch
 */
record StepRecord(int offset, int length, long batch, long step, boolean last) {
    /** Bytes before the changes. */
    static final int HEADER = 33;

    private static final int ALIGNMENT = 8;
    private static final int CHECKED_FROM = 8;
    private static final int TAG = 8;
    private static final int BATCH = 16;
    private static final int STEP = 24;
    private static final int LAST = 32;

    /** Where the next record starts. */
    int end() {
        return offset + padded(length);
    }

    /** The first multiple of {@value #ALIGNMENT} that is not below {@code length}. */
    static int padded(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Completes the header of this record, whose changes are already in {@code buffer}. */
    void seal(ByteBuf buffer, long tag) {
        buffer.setInt(offset, length);
        buffer.setLong(offset + TAG, tag);
        buffer.setLong(offset + BATCH, batch);
        buffer.setLong(offset + STEP, step);
        buffer.setBoolean(offset + LAST, last);
        buffer.setInt(offset + 4, Checksums.crc32c(buffer, offset + CHECKED_FROM, length - CHECKED_FROM));
    }

    /** The record that starts at {@code offset}, or null if none of the segment with that tag does. */
    static StepRecord at(int offset, ByteBuf segment, long tag) {
        if (!isMarkedAt(offset, segment, tag)) {
            return null;
        }
        int length = segment.getInt(offset);
        if (length < HEADER || length > segment.writerIndex() - offset) {
            return null;
        }
        if (segment.getInt(offset + 4) != Checksums.crc32c(segment, offset + CHECKED_FROM, length - CHECKED_FROM)) {
            return null;
        }
        return new StepRecord(
                offset,
                length,
                segment.getLong(offset + BATCH),
                segment.getLong(offset + STEP),
                segment.getBoolean(offset + LAST));
    }

    /** Whether the tag of the segment stands where a record at {@code offset} would have it. */
    static boolean isMarkedAt(int offset, ByteBuf segment, long tag) {
        return offset + HEADER <= segment.writerIndex() && segment.getLong(offset + TAG) == tag;
    }
}
