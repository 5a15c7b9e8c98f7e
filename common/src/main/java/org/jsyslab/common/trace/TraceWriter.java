package org.jsyslab.common.trace;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Observer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a trace: a header line, then one line an event. Each line is one write to the stream, so that a trace written
 * straight to a file holds all that any other node has seen of a process, even if that process is killed.
 *
 * <p>A run that is too long for its {@link Limits} ends with a note that says so. A stream that fails ends the trace
 * with a warning in the log, and never disturbs a node; it ends a simulated run. Any thread may observe.
 */
public final class TraceWriter implements Observer, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);

    private final OutputStream out;
    private final boolean numbered;
    private final Limits limits;
    private long events;
    private long bytes;
    private boolean ended;

    /**
     * How long a trace may become.
     *
     * @param events lines after the header, 1 or more
     * @param bytes length of the file; the closing note may exceed it
     */
    public record Limits(long events, long bytes) {
        /** A million events or 500 MB. */
        public static final Limits DEFAULT = new Limits(1_000_000, 500_000_000);
    }

    private TraceWriter(OutputStream out, boolean numbered, RunHeader header, Limits limits) {
        this.out = out;
        this.numbered = numbered;
        this.limits = limits;
        write(JsonValues.bytes(header.fields()));
    }

    /**
     * The trace of a simulated run: events are numbered, and the same run gives the same bytes.
     *
     * @param out where to; give it a buffer, and close the writer
     */
    public static TraceWriter ofSimulation(OutputStream out, RunHeader header, Limits limits) {
        return new TraceWriter(out, true, header, limits);
    }

    /**
     * The trace of one incarnation of a real process: not numbered, since only the merger of all processes' files knows
     * the order.
     *
     * @param file its own file, replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public static TraceWriter ofProcess(Path file, RunHeader header, Limits limits) throws IOException {
        return new TraceWriter(new FileOutputStream(file.toFile()), false, header, limits); // unbuffered on purpose
    }

    @Override
    public synchronized void observe(Event event) {
        if (ended) {
            return;
        }
        if (events >= limits.events() || bytes >= limits.bytes()) {
            writeLine(closingNote(event));
            ended = true;
        } else {
            writeLine(event);
        }
    }

    /** How many events were written, a closing note included. */
    public synchronized long events() {
        return events;
    }

    /** Ends the trace: what comes later is passed over. */
    @Override
    public synchronized void close() {
        ended = true;
        try {
            out.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void writeLine(Event event) {
        events++;
        write(TraceLine.of(event, numbered ? events : 0));
    }

    private void write(byte[] line) {
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try {
            out.write(whole);
            bytes += whole.length;
        } catch (IOException e) {
            failed(e);
        }
    }

    /** A node goes on without its trace, and says so once; a simulated run has no purpose without it. */
    private void failed(IOException cause) {
        ended = true;
        if (numbered) {
            throw new UncheckedIOException("the trace cannot be written: " + cause.getMessage(), cause);
        }
        LOG.warn("the trace ends here, it cannot be written: {}", cause.getMessage());
    }

    private Event closingNote(Event event) {
        String text = events >= limits.events()
                ? "the trace ends here: it may have " + limits.events() + " events"
                : "the trace ends here: it may have " + limits.bytes() + " bytes";
        return new Event(
                Event.Kind.NOTE,
                event.node(),
                event.incarnation(),
                event.clock(),
                event.micros(),
                null,
                null,
                null,
                null,
                text);
    }
}
