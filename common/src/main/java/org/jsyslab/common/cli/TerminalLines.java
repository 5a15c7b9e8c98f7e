package org.jsyslab.common.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A person at a terminal: line editing, history, completion, and logs that do not tear the line being typed. */
final class TerminalLines implements Closeable {
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;

    /** Opens the terminal of this process. */
    TerminalLines(List<String> completions) throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new StringsCompleter(completions))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** The next line, or null once the user has left by Ctrl-D; Ctrl-C only clears the line. */
    String next() {
        while (true) {
            try {
                return reader.readLine(PROMPT);
            } catch (UserInterruptException e) {
                print("Ctrl-D or quit ends the cluster");
            } catch (EndOfFileException e) {
                return null;
            }
        }
    }

    /** Prints a line above the one being typed. Any thread may call it. */
    void print(String line) {
        reader.printAbove(line);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
