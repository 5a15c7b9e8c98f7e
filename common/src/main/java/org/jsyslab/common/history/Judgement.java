package org.jsyslab.common.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.file.HistoryFile;

/**
 * A verdict, and where the history that it is about can be read. The history is on disk before the checker sees it:
 * whatever the checker does, the evidence is there.
 *
 * @param file the history, as {@link HistoryFile} writes it
 */
public record Judgement(Verdict verdict, Path file) {

    /**
     * Writes a history, replacing the file, and then judges it.
     *
     * @param checker such as {@code Linearizability.of(new Register())::check}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static Judgement of(History history, Path file, Function<History, Verdict> checker) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            HistoryFile.write(history, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the history " + file + ": " + e.getMessage(), e);
        }
        return new Judgement(checker.apply(history), file);
    }

    /** The same in a test: the file is {@code target/histories/NAME.jsonl} of the module. */
    public static Judgement inTest(String name, History history, Function<History, Verdict> checker) {
        Path module = Path.of(System.getProperty("basedir", ""));
        return of(history, module.resolve(Path.of("target", "histories", name + ".jsonl")), checker);
    }

    /**
     * Returns the verdict if it is valid.
     *
     * @throws AssertionError with the verdict and the name of the file, if it is not
     */
    public Verdict requireValid() {
        if (!verdict.valid()) {
            throw new AssertionError(toString());
        }
        return verdict;
    }

    /** The verdict, and the file. */
    @Override
    public String toString() {
        return verdict + "\n  history: " + file;
    }
}
