package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GradeVerbTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path manifest;

    @BeforeEach
    void aReport() throws IOException {
        manifest = directory.resolve("points.json");
        new Manifest("lab01-x", List.of(new Requirement("A One", 100, "x.OneTest", "works", "it works")))
                .write(manifest);
        Files.writeString(
                directory.resolve("TEST-x.OneTest.xml"),
                "<testsuite><testcase name='works' classname='x.OneTest'/></testsuite>");
    }

    @Test
    void printsTheScoreOfReports() {
        assertThat(run("--reports", directory, "--manifest", manifest)).isZero();

        assertThat(out.toString()).startsWith("100 / 100  lab01-x\n").contains("ok     it works");
    }

    @Test
    void writesAGradeToAFile() {
        Path grade = directory.resolve("results.json");

        assertThat(run("--reports", directory, "--manifest", manifest, "--format", "gradescope", "--out", grade))
                .isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(grade).content().contains("\"score\" : 100");
    }

    @Test
    void badInputIsOneLine() {
        assertThat(run("--reports", directory, "--manifest", directory.resolve("none")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(run("--reports", directory, "--manifest", manifest, "--format", "marks"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("--lab", "lab01-x")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("error: "))
                .anyMatch(line -> line.endsWith("there is no file " + directory.resolve("none")));
    }

    private int run(Object... arguments) {
        CommandLine commands =
                CommonMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length + 1];
        words[0] = "grade";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return commands.execute(words);
    }
}
