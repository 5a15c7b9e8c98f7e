package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.cluster.Jvm;
import org.jsyslab.common.cluster.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabMainTest {
    private final Shell shell = Shell.ofLab();

    @Test
    @DisplayName("a lab has the common verbs, its own operations, and no verb that it has nothing for")
    void verbs() {
        assertThat(shell.run("--help")).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("A counter that tells", "node ", "cluster ", "add ", "value ", "demo ", "simulate ", "bench ")
                .doesNotContain("experiment");
    }

    @ParameterizedTest
    @DisplayName("a wrong command line ends with 2 and one line that says where to look")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                          | Missing required subcommand; see: lab09 --help",
                "sing                      | Unmatched argument at index 0: 'sing'; see: lab09 --help",
                "value                     | Missing required parameter: 'NODE'; see: lab09 value --help",
                "add n1 much               | 'much' is not a long; see: lab09 add --help",
                "add n1 -- -1              | the amount must not be negative; see: lab09 add --help",
                "value n1 --timeout 5      | '5' is not a time; write 50ms, 2s or 1m; see: lab09 value --help",
                "value n1 --at n1 --cluster f | mutually exclusive; see: lab09 value --help",
                "value n1 --step 2 --exactly | --exactly allows no --step; see: lab09 value --help",
                "node n1 --step 2 --exactly | --exactly allows no --step; see: lab09 node --help",
                "node n1 --wire morse      | 'morse'; see: lab09 node --help",
                "bench --clients 0         | --clients must be 1 to 1024; see: lab09 bench --help",
                "simulate --seed x         | 'x' is not a long; see: lab09 simulate --help",
            })
    void usage(String typed, String complaint) {
        assertThat(shell.run(typed == null ? new String[0] : typed.split(" "))).isEqualTo(ExitCode.USAGE);
        String[] halves = complaint.split("(?=; see)", 2);
        assertThat(shell.err())
                .startsWith("error: ")
                .contains(halves[0])
                .endsWith(halves[1])
                .hasLineCount(1);
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("what cannot be done ends with 1 and one line without a stack trace")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node n1 --peers n1,alice          | alice needs an address",
                "node n1 --cluster no/such.json    | cannot read no/such.json",
                "cluster -n 200                    | no port for a node n100",
                "cluster --script no/such/script   | cannot read the script no/such/script",
            })
    void failures(String typed, String complaint) {
        assertThat(shell.run(typed.split(" "))).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("error: ").contains(complaint).hasLineCount(1);
    }

    @Test
    @DisplayName("where nothing listens, an operation ends with 4 and says how to start a node")
    void nothingAnswers() {
        String nowhere = "n1@127.0.0.1:" + Ports.free(1).get(0);

        assertThat(shell.run("value", "n1", "--at", nowhere)).isEqualTo(ExitCode.NOTHING_ANSWERS);
        assertThat(shell.err())
                .startsWith("error: nothing answers at " + nowhere.substring(3))
                .endsWith("node n1")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("--debug shows where; tried in a process of its own, for it changes what the whole process logs")
    void debugShowsWhere() throws IOException, InterruptedException {
        List<String> arguments = List.of(CounterLab.class.getName(), "node", "n1", "--peers", "n1,alice", "--debug");
        Process process = new ProcessBuilder(Jvm.current("64m").command(LabMain.class.getName(), arguments))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
        assertThat(printed).contains("\tat org.jsyslab.common.cluster.ClusterSpec");
    }

    @Test
    @DisplayName("a simulation's verdict is the exit code")
    void simulate() {
        assertThat(shell.run("simulate", "--seed", "7")).isEqualTo(ExitCode.OK);
        assertThat(shell.run("simulate", "--seed", "13")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).isEqualToIgnoringNewLines("seed 7seed 13");
    }

    @Test
    @DisplayName("a simulated run is drawn, or recorded to be drawn later")
    void draw(@TempDir Path directory) {
        Path page = directory.resolve("run.html");
        Path lines = directory.resolve("run.jsonl");
        assertThat(shell.run("simulate", "--seed", "7", "--trace", page.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(shell.run("simulate", "--seed", "7", "--trace", lines.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(shell.run(
                        "trace",
                        lines.toString(),
                        "-o",
                        directory.resolve("same.html").toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(page).hasSameTextualContentAs(directory.resolve("same.html"));
        assertThat(shell.err().lines()).containsExactly("the run is in " + page, "the run is in " + lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.html", "run.jsonl"})
    @DisplayName("a run that could not be recorded is not made")
    void noDirectory(String name, @TempDir Path directory) {
        Path missing = directory.resolve("missing");
        String file = missing.resolve(name).toString();

        assertThat(shell.run("simulate", "--trace", file)).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).isEqualTo("error: cannot write " + file + ": there is no directory " + missing);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void versionAndCompletion() {
        assertThat(shell.run("--version")).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("JSysLab ");
        assertThat(shell.run("generate-completion")).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("complete -F");
    }
}
