package org.jsyslab.common.check.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;

/**
 * A history as JSON lines, one operation a line, to be written before it is checked: whatever the checker does, the
 * evidence is there.
 *
 * <pre>{@code
 * {"client":"c1","operation":"write","keys":["x"],"arguments":["1"],"call":10,"return":25,"outcome":"ok","result":{"done":true}}
 * {"client":"c2","operation":"read","keys":["x"],"arguments":[],"call":12,"return":19,"outcome":"ok","result":{"absent":true}}
 * {"client":"c3","operation":"delete","keys":["x"],"arguments":[],"call":14,"outcome":"info","reason":"no answer"}
 * }</pre>
 *
 * <p>Times are nanoseconds. Texts, whole numbers, truth values and arrays stand for themselves; other values are
 * objects with one field: {@code absent}, {@code done}, or {@code entries}. Null is no value.
 */
public final class HistoryFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private HistoryFile() {}

    /**
     * Writes a history, replacing the file.
     *
     * @throws IOException if the file cannot be written; or if a text holds half a character (a surrogate without its
     *     other half), which no file can hold: the message names the line and the text, and the lines before it are
     *     there
     */
    public static void write(History history, Path file) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
            json.setRootValueSeparator(new SerializedString("\n"));
            int line = 1;
            for (Operation operation : history.operations()) {
                writeLine(operation, json, file + ":" + line++);
            }
            json.writeRaw('\n');
        }
    }

    private static void writeLine(Operation operation, JsonGenerator json, String place) throws IOException {
        try {
            OperationJson.write(operation, json);
        } catch (CharConversionException e) {
            throw new IOException(place + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a history.
     *
     * @throws IOException if the file cannot be read, or is no history: the message names the line and what is wrong
     */
    public static History read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(in)) {
            return new History(operations(json, file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": not a history: " + e.getMessage(), e);
        }
    }

    private static List<Operation> operations(JsonParser json, Path file) throws IOException {
        List<Operation> operations = new ArrayList<>();
        int line = 1;
        try {
            while (json.nextToken() != null) {
                line = json.currentTokenLocation().getLineNr();
                operations.add(OperationJson.read(json));
                line++;
            }
            return operations;
        } catch (JsonEOFException e) {
            throw new IOException(file + ":" + line + ": not JSON: it ends in the middle", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ":" + line + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ":" + line + ": not an operation: " + e.getMessage(), e);
        }
    }
}
