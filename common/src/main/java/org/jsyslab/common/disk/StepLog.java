package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/**
 * The disk of a real process: all durable changes of a step are one checksummed record of a log, and all steps of a
 * force are one write. Opening replays the log. How it works is told, in this order, in {@link StepRecord} (the
 * format), {@link Recovery} (what a crash leaves), {@link Compaction} (how the log stays short) and {@link FileBlobs}.
 */
public final class StepLog implements NodeDisk {
    /** Bytes of a segment unless told otherwise. */
    public static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    /** The most that one step may write, blobs not counted: a larger one stops the process. */
    public static final int MAX_STEP_BYTES = 64 * 1024 * 1024;

    private static final int LEAST_SEGMENT_BYTES = 2 * SegmentHeader.BYTES;

    /** So much is forced without being asked to: a step may always become durable earlier than it must. */
    private static final int MAX_PENDING_BYTES = 8 * 1024 * 1024;

    private final DirectoryLock lock;
    private final Health health = new Health();
    private final PendingSteps pending;
    private final LogWriter writer;
    private final LoggedState state;
    private final FileBlobs blobs;
    private final Segments segments;
    private final BatchWriter batches;
    private final Compaction compaction;
    private final int incarnation;
    private boolean closed;

    /**
     * Opens the log in {@code directory}, which is made if there is none, and recovers what it holds.
     *
     * @param identity whose data these are
     * @param values how values are written
     * @throws DiskException if the directory is in use, belongs to someone else, is damaged, or cannot be written
     */
    public static StepLog open(Path directory, Identity identity, ValueCodec values) {
        return open(directory, identity, values, SEGMENT_BYTES);
    }

    /** As {@link #open(Path, Identity, ValueCodec)}, with segments of so many bytes: 8 KiB to 64 MiB. */
    public static StepLog open(Path directory, Identity identity, ValueCodec values, int segmentBytes) {
        return open(directory, identity, values, segmentBytes, FileChannel::open, new Recovery());
    }

    /**
     * Removes what a step log left in {@code directory}, whosever it is; other files stay.
     *
     * @throws DiskException if the directory is in use or cannot be written
     */
    public static void erase(Path directory) {
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            SegmentFiles.erase(lock.directory());
            FileBlobs.erase(blobs(lock.directory()));
        } catch (IOException e) {
            throw DiskException.cannotUse(directory, e);
        }
    }

    static StepLog open(
            Path directory,
            Identity identity,
            ValueCodec values,
            int segmentBytes,
            Channels channels,
            Recovery recovery) {
        if (segmentBytes < LEAST_SEGMENT_BYTES || segmentBytes > MAX_STEP_BYTES) {
            throw new IllegalArgumentException(
                    "a segment has " + LEAST_SEGMENT_BYTES + " to " + MAX_STEP_BYTES + " bytes, not " + segmentBytes);
        }
        try {
            DirectoryLock lock = DirectoryLock.acquire(directory);
            PendingSteps pending = new PendingSteps();
            try {
                SegmentFiles files = new SegmentFiles(directory, identity, segmentBytes, channels);
                return new StepLog(lock, pending, files, blobs(directory), values, channels, recovery);
            } catch (IOException | RuntimeException e) {
                pending.release();
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DiskException.cannotUse(directory, e);
        }
    }

    private static Path blobs(Path directory) {
        return directory.resolve("blobs");
    }

    private StepLog(
            DirectoryLock lock,
            PendingSteps pending,
            SegmentFiles files,
            Path blobDirectory,
            ValueCodec codec,
            Channels channels,
            Recovery recovery)
            throws IOException {
        this.lock = lock;
        this.pending = pending;
        writer = new LogWriter(pending, codec);
        state = new LoggedState(codec, writer, health);
        blobs = new FileBlobs(blobDirectory, channels, writer, health);
        List<Segment> found = files.openAll();
        try {
            recovery.run(found);
            RecoveredState recovered = recovery.state();
            long liveBytes = state.recover(recovered);
            blobs.recover(recovered.blobs(), found.isEmpty());
            compaction = new Compaction(state, blobs, liveBytes);
            incarnation = recovered.incarnation() + 1;
            segments = new Segments(files, found, recovery.active());
            segments.retireBelow(recovered.base());
            batches = new BatchWriter(pending, segments, recovery.nextBatch(), recovery.nextStep());
        } catch (IOException | RuntimeException e) {
            for (Segment segment : found) {
                segment.close();
            }
            throw e;
        }
        try {
            writer.opened(incarnation);
            pending.end();
            batches.force();
        } catch (IOException | RuntimeException e) {
            batches.close();
            throw e;
        }
    }

    @Override
    public int incarnation() {
        return incarnation;
    }

    @Override
    public <T extends Record> Cell<T> cell(String name, T initial) {
        return state.cell(name, initial);
    }

    @Override
    public <E> Journal<E> journal(String name, Class<E> type) {
        return state.journal(name, type);
    }

    @Override
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        Table<K, V> table = state.table(name, keys, values);
        compaction.claimed(name);
        return table;
    }

    @Override
    public FileBlobs blobs() {
        return blobs;
    }

    @Override
    public void endStep() {
        health.require();
        pending.end();
        blobs.endStep();
        if (pending.endedBytes() > MAX_PENDING_BYTES) {
            try {
                force();
            } catch (IOException e) {
                throw health.failedUnchecked(e);
            }
        }
    }

    @Override
    public boolean isDirty() {
        return !pending.ended().isEmpty();
    }

    @Override
    public void force() throws IOException {
        health.require();
        if (isDirty()) {
            try {
                forceAll();
            } catch (IOException | RuntimeException e) {
                health.failed(e);
                throw e;
            }
        }
    }

    /** A portion of compaction goes along, unless a step is under way: its changes are not to be durable yet. */
    private void forceAll() throws IOException {
        long base = 0;
        if (compaction.isRunning() && !pending.isOpen()) {
            base = compaction.copy(writer, incarnation, pending.endedBytes(), segments.capacity() / 2);
            pending.end();
        }
        Segment before = segments.active();
        blobs.force();
        batches.force();
        blobs.forced();
        if (base > 0) {
            segments.retireBelow(base);
        }
        if (segments.active() != before) {
            compaction.rolledTo(segments.active(), segments.oldBytes());
        }
    }

    @Override
    public long forces() {
        return batches.forces();
    }

    /** Bytes written to the log and to blobs since the log was opened. */
    public long bytesWritten() {
        return batches.bytesWritten() + blobs.bytesWritten();
    }

    /** Waits until the directory holds no work in progress. */
    void settle() throws IOException {
        segments.settle();
    }

    /** Forces what is ended, says in the log that it was closed in order, and lets go of the directory. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                blobs;
                batches) {
            if (health.isGood()) {
                force();
                sayGoodbye();
            }
        } finally {
            health.failed(new IOException("it is closed"));
        }
    }

    private void sayGoodbye() throws IOException {
        if (!pending.isOpen()) {
            writer.closed();
            pending.end();
            batches.force();
        }
    }
}
