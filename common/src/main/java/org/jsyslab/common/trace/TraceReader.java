package org.jsyslab.common.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one trace file. It is strict: a file without a header, or with a line that is no event, is refused with the
 * number of the line. Only the last line may be torn, for that is how the trace of a killed process ends.
 */
public final class TraceReader {
    /** The longest line that is read, in bytes. */
    static final int LONGEST_LINE = 1 << 20;
    /** The most events of a file. */
    static final int MOST_EVENTS = 2_000_000;

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String name;
    private final InputStream in;
    private int lineNumber;
    private boolean torn;

    /**
     * Reads a file.
     *
     * @throws MalformedTraceException if it is not a trace of this version
     * @throws IOException if it cannot be read
     */
    public static Trace read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(file.getFileName().toString(), in);
        }
    }

    /** Reads a trace from anywhere; {@code name} is for error messages. Does not close {@code in}. */
    public static Trace read(String name, InputStream in) throws IOException {
        return new TraceReader(name, in).read();
    }

    private TraceReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    private Trace read() throws IOException {
        JsonNode first = next();
        if (first == null) {
            throw malformed("not a trace: the file is empty");
        }
        try {
            RunHeader header = TraceJson.header(first);
            List<TraceEvent> events = new ArrayList<>();
            for (JsonNode line = next(); line != null; line = next()) {
                if (events.size() == MOST_EVENTS) {
                    throw malformed("more than " + MOST_EVENTS + " events");
                }
                events.add(TraceJson.event(line));
            }
            return new Trace(header, events);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw malformed(e.getMessage());
        }
    }

    /** The next line, or null at the end or where the rest is torn. */
    private JsonNode next() throws IOException {
        byte[] line = nextLine();
        if (line == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            if (torn && lineNumber > 1) {
                return null;
            }
        }
        throw malformed(lineNumber == 1 ? "not a trace: the first line is not a JSON object" : "not a JSON object");
    }

    /** The bytes up to the next line end. A last line without its end is torn: its writer did not finish it. */
    private byte[] nextLine() throws IOException {
        lineNumber++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw malformed("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        torn = b < 0;
        return line.toByteArray();
    }

    private MalformedTraceException malformed(String why) {
        return new MalformedTraceException(name + ", line " + lineNumber + ": " + why);
    }
}
