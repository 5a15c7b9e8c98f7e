package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each byte of a small log is spoilt in turn: a refusal, or the loss of the very last batch with a line in the log. */
class DamageTest {
    private static final int STEPS = 8;
    /** The header is one checksummed page, most of it padding: every so manieth byte will do. */
    private static final int HEADER_STRIDE = 40;

    private static final int SMALL = 8 * 1024;
    private static final Identity OWNER = new Identity("c", "n1");

    @TempDir
    private Path directory;

    private Path file;
    private byte[] whole;
    private int end;
    private int lastBatch;

    /** A log of one segment that was never closed, each step forced by itself. */
    @BeforeEach
    void writeLog() throws IOException {
        StepLog disk = open();
        Ledger ledger = new Ledger(disk, false, 100);
        for (int i = 0; i < STEPS; i++) {
            ledger.step();
            disk.force();
        }
        long written = disk.bytesWritten();
        file = Directories.list(directory, "segment-").get(0);
        whole = Files.readAllBytes(file);
        end = SegmentHeader.BYTES + (int) written;
        disk.close();
        lastBatch = lastRecord();
    }

    private StepLog open() {
        return StepLog.open(directory, OWNER, new PlainValues(), SMALL, TestChannel::unforced, new Recovery());
    }

    private int lastRecord() {
        int offset = SegmentHeader.BYTES;
        int last = offset;
        while (offset < end) {
            last = offset;
            int length = ByteBuffer.wrap(whole).getInt(offset);
            offset += StepRecord.padded(length);
        }
        return last;
    }

    @Test
    void spoilingAnyByteIsNoticed() throws IOException {
        assertThat(findMistakes(Recovery::new, 1)).isEmpty();
    }

    @Test
    void aRecoveryThatTakesAnyDamageForATornTailIsCaught() throws IOException {
        assertThat(findMistakes(
                        () -> new Recovery() {
                            @Override
                            boolean provesDamage(StepRecord stray, long expected) {
                                return false;
                            }
                        },
                        31))
                .anyMatch(mistake -> mistake.contains("lost in silence"));
    }

    @Test
    void aRecoveryThatIgnoresChecksumsIsCaught() throws IOException {
        assertThat(findMistakes(Credulous::new, 31)).isNotEmpty();
    }

    /** Believes every record, whatever its checksum. */
    static final class Credulous extends Recovery {
        @Override
        StepRecord recordAt(int offset, ByteBuf bytes, Segment segment) {
            boolean plausible = StepRecord.isMarkedAt(offset, bytes, segment.tag())
                    && bytes.getInt(offset) >= StepRecord.HEADER
                    && bytes.getInt(offset) <= bytes.writerIndex() - offset;
            return plausible
                    ? new StepRecord(
                            offset,
                            bytes.getInt(offset),
                            bytes.getLong(offset + 16),
                            bytes.getLong(offset + 24),
                            bytes.getBoolean(offset + 32))
                    : null;
        }
    }

    private List<String> findMistakes(Supplier<Recovery> recoveries, int stride) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> mistakes = new ArrayList<>();
        int offset = 0;
        while (offset < end) {
            byte[] spoilt = whole.clone();
            spoilt[offset] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, spoilt);
            mistakes.addAll(judge(offset, recoveries.get()));
            offset += offset < SegmentHeader.BYTES ? HEADER_STRIDE : stride;
        }
        return mistakes;
    }

    private List<String> judge(int offset, Recovery recovery) throws IOException {
        SegmentFiles files = new SegmentFiles(directory, OWNER, SMALL, TestChannel::unforced);
        List<Segment> segments = List.of();
        try {
            segments = files.openAll();
            recovery.run(segments);
            DurableState state = new DurableState(change -> {});
            recovery.state().restore(state);
            long steps = stepsOf(state);
            boolean allowed = steps == STEPS || (steps == STEPS - 1 && offset >= lastBatch);
            return allowed ? List.of() : List.of(offset + ": lost in silence, " + steps + " steps left");
        } catch (DiskException e) {
            return offset < lastBatch ? List.of() : List.of(offset + ": refused a torn tail");
        } catch (AssertionError | RuntimeException e) {
            return List.of(offset + ": wrong data: " + e);
        } finally {
            for (Segment segment : segments) {
                segment.close();
            }
        }
    }

    private static long stepsOf(DurableState state) {
        state.cells().get("count").convert(raw -> decode(Ledger.Count.class, raw));
        state.journals().get("journal").convert(raw -> decode(String.class, raw));
        Ledger.Count count = (Ledger.Count) state.cells().get("count").get();
        long entries = state.journals().get("journal").lastIndex();
        for (long i = 1; i <= entries; i++) {
            assertThat(state.<String>journal("journal").get(i)).startsWith(Long.toString(i));
        }
        assertThat(entries).isEqualTo(count.steps());
        return entries;
    }

    private static Object decode(Class<?> type, Object raw) {
        return new PlainValues()
                .read(type, Unpooled.wrappedBuffer(((Raw) raw).bytes().buffer()));
    }

    @Test
    void damageIsRefusedInOneLineThatSaysWhere() throws IOException {
        byte[] spoilt = whole.clone();
        spoilt[SegmentHeader.BYTES + 200] ^= 1;
        Files.write(file, spoilt);

        assertThatThrownBy(this::open)
                .isInstanceOf(DiskException.class)
                .hasMessageMatching(
                        "the log is damaged: batch \\d+ is missing behind offset \\d+ of .*segment-0000000001,"
                                + " though the later batch \\d+ stands at \\d+ of .*; restore .* or use --fresh .*");
        Files.write(file, whole);
        try (StepLog disk = open()) {
            assertThat(new Ledger(disk, false, 100).check())
                    .as("a refusal changes nothing")
                    .isEqualTo(STEPS);
        }
    }

    @Test
    void damageToTheLastBatchOfAClosedLogIsRefusedToo() throws IOException {
        open().close();
        byte[] closed = Files.readAllBytes(file);
        closed[lastBatch + 40] ^= 1;
        Files.write(file, closed);

        assertThatThrownBy(this::open).hasMessageContaining("damaged");
    }
}
