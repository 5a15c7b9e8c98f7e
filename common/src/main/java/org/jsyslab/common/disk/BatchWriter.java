package org.jsyslab.common.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes the pending steps behind the log: those of one batch by one write, then one force, then the next batch. */
final class BatchWriter implements Closeable {
    private final PendingSteps pending;
    private final Segments segments;
    private long batch;
    private long step;
    private long forces;
    private long bytesWritten;

    /**
     * Continues where recovery ended.
     *
     * @param batch the number of the next batch
     * @param step the number of the next step
     */
    BatchWriter(PendingSteps pending, Segments segments, long batch, long step) {
        this.pending = pending;
        this.segments = segments;
        this.batch = batch;
        this.step = step;
    }

    /** Makes all ended steps durable: by one force, or by several if they do not fit into one segment. */
    void force() throws IOException {
        List<PendingSteps.Extent> steps = pending.ended();
        int first = 0;
        while (first < steps.size()) {
            int next = first + 1;
            int start = steps.get(first).start();
            while (next < steps.size() && steps.get(next).end() - start <= segments.capacity()) {
                next++;
            }
            write(steps.subList(first, next));
            first = next;
        }
        pending.forgetEnded();
        segments.prepareAhead();
    }

    private void write(List<PendingSteps.Extent> steps) throws IOException {
        int start = steps.get(0).start();
        int end = steps.get(steps.size() - 1).end();
        if (!segments.active().fits(end - start)) {
            segments.roll(end - start);
        }
        Segment segment = segments.active();
        for (int i = 0; i < steps.size(); i++) {
            pending.seal(steps.get(i), segment.tag(), batch, step, i == steps.size() - 1);
            step++;
        }
        segment.append(pending.bytes(start, end));
        segment.force();
        batch++;
        forces++;
        bytesWritten += end - start;
    }

    /** How many batches were forced. */
    long forces() {
        return forces;
    }

    /** Bytes of all batches. */
    long bytesWritten() {
        return bytesWritten;
    }

    @Override
    public void close() throws IOException {
        segments.close();
        pending.release();
    }
}
