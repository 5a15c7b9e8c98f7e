package org.jsyslab.raft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.LabCluster.Finished;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.cli.LaunchOptions;
import org.jsyslab.common.cli.Shell;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("real processes: a server is killed, another added, one removed; the lead is handed over, a log cut")
    void cluster() throws IOException {
        Path script = Files.writeString(
                directory.resolve("script"),
                String.join(
                        "\n",
                        "put x 1",
                        "kill n2",
                        "incr x",
                        "add-node n4",
                        "transfer n4",
                        "remove-node n2",
                        "append x !",
                        "snapshot n4",
                        "cas x 2! done",
                        "get x",
                        "list",
                        "del x",
                        "status"));
        assertThat(run(
                        "cluster",
                        "-n",
                        "4",
                        "--spare",
                        "n4",
                        "--free-ports",
                        "--runs",
                        runs(),
                        "--script",
                        "" + script))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    @DisplayName("what is not there, and a condition that does not hold, end with 1; what a key holds goes to stdout")
    void outcomes() {
        LaunchOptions options = new LaunchOptions();
        new CommandLine(options).parseArgs("--runs", runs());
        try (Stage stage = options.stage(new RaftKvLab())) {
            LabCluster store = stage.cluster(1);
            assertThat(typed(store, "get x")).isEqualTo(new Printed(ExitCode.FAILED, "", "x holds nothing"));
            assertThat(typed(store, "put x 1")).isEqualTo(new Printed(ExitCode.OK, "ok", ""));
            assertThat(typed(store, "get x")).isEqualTo(new Printed(ExitCode.OK, "1", ""));
            assertThat(typed(store, "cas x 2 3"))
                    .isEqualTo(new Printed(ExitCode.FAILED, "", "x holds something else; nothing was done"));
            assertThat(typed(store, "cas --absent y 3")).isEqualTo(new Printed(ExitCode.OK, "ok", ""));
            assertThat(typed(store, "append y !")).isEqualTo(new Printed(ExitCode.OK, "2", ""));
            assertThat(typed(store, "incr y").err())
                    .isEqualTo("failed, nothing was done: the value is not a whole number of 64 bits");
            assertThat(typed(store, "list").out().lines()).containsExactly("x = 1", "y = 3!");
            assertThat(typed(store, "status").out().lines().skip(1))
                    .hasSize(1)
                    .allMatch(row -> row.startsWith("n1     leader ") && row.endsWith(" n1"));
            assertThat(store.command("get", "y"))
                    .as("by a process of its own")
                    .isEqualTo(new Finished(ExitCode.OK, "3!"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get x --election-timeout 200ms",
                "get x --election-timeout 400ms-200ms",
                "get x --election-timeout 50ms-100ms",
                "get x --heartbeat 200ms",
                "get x --drift-bound 2",
                "get x --lease --drift-bound 0.5",
                "get x --lease --no-pre-vote",
                "get x --snapshot-after 2g",
                "get x --spare ?",
                "cas x 1",
                "cas --absent x 1 2",
                "list --limit 0",
                "transfer ?",
            })
    @DisplayName("options out of range or at odds with each other, and half operations, are a wrong command line")
    void usage(String typed) {
        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("a simulated run ends well, and the same seed prints the same bytes")
    void simulate(long seed) {
        assertThat(told(seed))
                .isEqualTo(told(seed))
                .contains("becomes leader", "Figure 3 held")
                .endsWith("what the clients were told is linearizable: yes\n");
    }

    @Test
    @DisplayName("gets and puts are measured on a real cluster, and the measurement has options of its own")
    void bench() {
        String[] options =
                "-n 1 --clients 2 --warm-up 100ms --time 200ms --gets 50% --value-bytes 10 --keys 5 --json".split(" ");
        assertThat(run(Stream.concat(Stream.of("bench", "--runs", runs()), Stream.of(options))
                        .toArray(String[]::new)))
                .isEqualTo(ExitCode.OK);
        assertThat(run("bench", "--value-bytes", "0")).isEqualTo(ExitCode.USAGE);
    }

    /** How a command ended, and what it printed to where. */
    private record Printed(int exitCode, String out, String err) {}

    /** Carries out a command in this process, as a person would in a terminal. */
    private static Printed typed(LabCluster store, String command) {
        Shell shell = Shell.of(new RaftKvLab());
        String cluster = store.processes().run().clusterFile().toString();
        int exitCode = shell.run(Stream.concat(Stream.of(command.split(" ")), Stream.of("--cluster", cluster))
                .toArray(String[]::new));
        return new Printed(exitCode, shell.out(), shell.err());
    }

    private static String told(long seed) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertThat(new ToldRun(new Simulation(seed), out).run()).isTrue();
        out.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static int run(String... arguments) {
        return LabMain.run(new RaftKvLab(), arguments);
    }

    private String runs() {
        return directory.resolve("runs").toString();
    }
}
