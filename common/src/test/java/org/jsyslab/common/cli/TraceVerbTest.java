package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.diagram.ShiVizExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TraceVerbTest {
    private static final String HEADER = "{\"k\":\"run\",\"v\":1,\"lab\":\"test\",\"mode\":\"real\",\"nodes\":[]}\n";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path one;
    private Path two;

    @BeforeEach
    void record() throws IOException {
        one = directory.resolve("n1.jsonl");
        two = directory.resolve("n2.jsonl");
        Files.writeString(
                one,
                HEADER
                        + "{\"t\":9000,\"node\":\"n1\",\"k\":\"send\",\"msg\":\"a\",\"peer\":\"n2\",\"type\":\"Ping\"}\n");
        // killed while it wrote its last line
        Files.writeString(
                two,
                HEADER
                        + "{\"t\":1,\"node\":\"n2\",\"k\":\"recv\",\"msg\":\"a\",\"peer\":\"n1\",\"type\":\"Ping\"}\n{\"t\":2,\"no");
    }

    @Test
    void drawsADiagramBesideTheFirstFile() throws IOException {
        assertThat(run(one, two)).isZero();

        assertThat(out).hasToString(directory.resolve("n1.html") + "\n");
        assertThat(Files.readString(directory.resolve("n1.html")))
                .startsWith("<!doctype html>")
                .contains("Ping");
    }

    @Test
    void mergesByCausality() throws IOException {
        Path merged = directory.resolve("all.jsonl");
        assertThat(run("--merge", "-o", merged, two, one)).isZero();

        assertThat(TraceReader.read(merged).events())
                .extracting(e -> e.n() + e.kind().label())
                .containsExactly("1send", "2recv");
    }

    @Test
    void exportsToShiVizOnStandardOutput() {
        assertThat(run("--shiviz", "-o", "-", one, two)).isZero();

        assertThat(out.toString()).startsWith(ShiVizExport.PATTERN + "\n\n").contains("n2 {\"n1\":1,\"n2\":1}");
    }

    @Test
    void drawsTheLastEventsAsText() {
        assertThat(run("--text", 5, one, two)).isZero();

        assertThat(out.toString()).contains("|---->o     n2 recv n1 Ping");
    }

    @Test
    void badInputGetsOneLine() throws IOException {
        assertThat(run(directory.resolve("none.jsonl"))).isEqualTo(ExitCode.FAILED);
        assertThat(err).hasToString("error: there is no file " + directory.resolve("none.jsonl") + "\n");

        err.getBuffer().setLength(0);
        Files.writeString(one, "hello\n");
        assertThat(run(one)).isEqualTo(ExitCode.FAILED);
        assertThat(err).hasToString("error: n1.jsonl, line 1: not a trace: the first line is not a JSON object\n");

        assertThat(run("--shiviz", "--merge", one)).isEqualTo(ExitCode.USAGE);
        assertThat(run()).isEqualTo(ExitCode.USAGE);
    }

    private int run(Object... arguments) {
        Errors errors = new Errors(new DebugOption());
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new TraceVerb())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .execute(words);
    }
}
