package org.jsyslab.common.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments in use, oldest first, and the one that is written. The next one is made in the background when this one
 * is half full, so that going on to it costs nothing; old ones are retired in the background too. Runs on the thread of
 * the step loop but for that.
 */
final class Segments implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final int CLOSING_SECONDS = 10;

    private final SegmentFiles files;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "step log segments");
        thread.setDaemon(true);
        return thread;
    });
    private Segment active;
    private Segment prepared;
    private Future<Segment> preparing;

    /**
     * Continues where recovery ended.
     *
     * @param found all segments in order; those behind {@code active} have no records
     * @param active the one to write next, or null if there is none at all
     */
    Segments(SegmentFiles files, List<Segment> found, Segment active) throws IOException {
        this.files = files;
        this.active = active == null ? files.make(1, files.segmentBytes()) : active;
        int used = found.indexOf(active) + 1;
        segments.addAll(active == null ? List.of(this.active) : found.subList(0, used));
        keepFirst(found.subList(used, found.size()));
    }

    /**
     * There can be two segments without records: the first was begun with a large batch, which had the second made, and
     * then the batch was lost. Put away from the end, so that no gap appears.
     */
    private void keepFirst(List<Segment> empty) throws IOException {
        for (int i = empty.size() - 1; i > 0; i--) {
            files.retire(empty.get(i));
        }
        prepared = empty.isEmpty() ? null : empty.get(0);
    }

    Segment active() {
        return active;
    }

    /** Bytes of changes that an ordinary segment has room for. */
    int capacity() {
        return files.segmentBytes() - SegmentHeader.BYTES;
    }

    /** Bytes of all segments before the active one. */
    long oldBytes() {
        return segments.stream().mapToLong(Segment::size).sum() - active.size();
    }

    /** Starts to make the next segment if this one is getting full. */
    void prepareAhead() {
        if (active.isHalfFull() && prepared == null && preparing == null) {
            long next = active.number() + 1;
            preparing = background.submit(() -> files.makeGently(next));
        }
    }

    /** Goes on to a segment that has room for a batch of so many bytes. */
    void roll(int batchBytes) throws IOException {
        Segment next = takePrepared();
        if (next == null) {
            next = files.make(active.number() + 1, Math.max(files.segmentBytes(), SegmentHeader.BYTES + batchBytes));
        } else if (!next.fits(batchBytes)) {
            files.retire(next);
            next = files.make(next.number(), SegmentHeader.BYTES + batchBytes);
        }
        segments.add(next);
        active = next;
    }

    private Segment takePrepared() throws IOException {
        if (preparing != null) {
            prepared = await(preparing);
            preparing = null;
        }
        Segment next = prepared;
        prepared = null;
        return next;
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the next segment was made", e);
        }
    }

    /** Gives up the segments before {@code number}, oldest first. */
    void retireBelow(long number) {
        while (segments.getFirst().number() < number) {
            Segment old = segments.removeFirst();
            background.execute(() -> retire(old));
        }
    }

    private void retire(Segment old) {
        try {
            files.retire(old);
        } catch (IOException e) {
            LOG.warn("{} is no longer needed but cannot be put away: {}", old.file(), e.toString());
        }
    }

    /** Waits until nothing is being made or put away. */
    void settle() throws IOException {
        prepared = takePrepared();
        await(background.submit(() -> null));
    }

    @Override
    public void close() throws IOException {
        Segment next = takePrepared();
        background.shutdown();
        try {
            if (!background.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("still putting away segments after {} s", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (next != null) {
            next.close();
        }
        for (Segment segment : segments) {
            segment.close();
        }
    }
}
