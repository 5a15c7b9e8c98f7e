package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from its first record to the last that follows without a gap, and judges what lies behind. Batch k + 1
 * is written only when batch k was forced. So if records of a batch later than the expected one stand further on, the
 * log was damaged after it was forced, and going on would lose acknowledged steps in silence: refuse. If none does, the
 * expected batch was never forced, nobody was told of it, and what is left of it is cut.
 *
 * <p>Left out: damage to the very last batch looks like a torn tail. It is cut with a line in the log; a log that was
 * closed in order ends with a batch of no importance, so there it cannot be mistaken.
 */
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** A whole record that does not follow the ones before. */
    private record Stray(Segment segment, StepRecord record) {}

    private final RecoveredState state = new RecoveredState();
    private final List<Stray> strays = new ArrayList<>();
    private long batch = 1;
    private long step = 1;
    private Segment first;
    private boolean insideBatch;
    private boolean marked;
    private Segment active;

    /**
     * Reads all segments and cuts a torn tail.
     *
     * @throws DiskException if the log is damaged
     */
    void run(List<Segment> segments) throws IOException {
        first = segments.isEmpty() ? null : segments.get(0);
        active = first;
        for (Segment segment : segments) {
            ByteBuf bytes = segment.read();
            try {
                read(segment, bytes);
            } finally {
                bytes.release();
            }
        }
        requireWhole(segments);
        if (active != null) {
            cut();
        }
    }

    RecoveredState state() {
        return state;
    }

    /** The segment to write next, positioned behind its last record; null if there is none at all. */
    Segment active() {
        return active;
    }

    /** The number of the next batch. */
    long nextBatch() {
        return batch;
    }

    /** The number of the next step. */
    long nextStep() {
        return step;
    }

    /** The whole record at {@code offset}, or null. */
    StepRecord recordAt(int offset, ByteBuf bytes, Segment segment) {
        return StepRecord.at(offset, bytes, segment.tag());
    }

    /**
     * Whether a record behind the end of the log, where batch {@code expected} should go on, shows that it was forced.
     */
    boolean provesDamage(StepRecord stray, long expected) {
        return stray.batch() > expected;
    }

    private void read(Segment segment, ByteBuf bytes) {
        int offset = SegmentHeader.BYTES;
        StepRecord record = recordAt(offset, bytes, segment);
        while (record != null && (isFirst(segment, record) || follows(record))) {
            take(segment, record, bytes);
            offset = record.end();
            record = recordAt(offset, bytes, segment);
        }
        if (offset > SegmentHeader.BYTES) {
            active = segment;
            segment.continueAt(offset);
            marked = false;
        }
        marked |= StepRecord.isMarkedAt(offset, bytes, segment.tag());
        collectStrays(segment, bytes, offset);
    }

    /** The log begins with the first record of its first segment, whatever the numbers: older segments were retired. */
    private boolean isFirst(Segment segment, StepRecord record) {
        return segment == first && record.offset() == SegmentHeader.BYTES;
    }

    private boolean follows(StepRecord record) {
        return record.batch() == batch && record.step() == step;
    }

    private void take(Segment segment, StepRecord record, ByteBuf bytes) {
        int start = record.offset() + StepRecord.HEADER;
        try {
            LogFormat.read(bytes.slice(start, record.length() - StepRecord.HEADER), state);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DiskException("the record at " + record.offset() + " of " + segment.file()
                    + " is whole but makes no sense to this program: use the one that wrote it");
        }
        insideBatch = !record.last();
        batch = record.last() ? record.batch() + 1 : record.batch();
        step = record.step() + 1;
    }

    private void collectStrays(Segment segment, ByteBuf bytes, int from) {
        int offset = from;
        while (offset < bytes.writerIndex()) {
            StepRecord record = recordAt(offset, bytes, segment);
            if (record != null) {
                strays.add(new Stray(segment, record));
            }
            offset = record == null ? offset + StepRecord.padded(1) : record.end();
        }
    }

    private void requireWhole(List<Segment> segments) {
        for (Stray stray : strays) {
            if (provesDamage(stray.record, batch)) {
                throw new DiskException("the log is damaged: batch " + batch + " is missing behind offset "
                        + active.position() + " of " + active.file() + ", though the later batch "
                        + stray.record.batch() + " stands at " + stray.record.offset() + " of " + stray.segment.file()
                        + "; restore the directory from a copy, or use --fresh to forget this node's data");
            }
        }
        for (int i = 1; i < segments.size(); i++) {
            requireNext(segments.get(i), segments.get(i - 1).number() + 1);
        }
        if (!segments.isEmpty() && segments.get(0).number() > state.base()) {
            requireNext(segments.get(0), state.base());
        }
    }

    private static void requireNext(Segment segment, long number) {
        if (segment.number() != number) {
            throw new DiskException("the log is damaged: segment " + number + " is missing beside " + segment.file()
                    + "; restore the directory from a copy, or use --fresh to forget this node's data");
        }
    }

    /** Removes what is left of a batch that was never forced, so that no later reading takes it for part of the log. */
    private void cut() throws IOException {
        if (insideBatch || marked || !strays.isEmpty()) {
            LOG.warn(
                    "{}: cut a torn tail behind offset {}: batch {} was not whole on disk, as after a crash in the"
                            + " middle of its force (then nobody was told of it) or if its bytes were damaged since",
                    active.file(),
                    active.position(),
                    batch);
        }
        for (Stray stray : strays) {
            stray.segment.writeAt(stray.record.offset(), ByteBuffer.allocate(StepRecord.HEADER));
            stray.segment.force();
        }
        active.force();
    }
}
