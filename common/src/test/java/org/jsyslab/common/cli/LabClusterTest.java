package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jsyslab.common.cli.CounterMessage.Total;
import org.jsyslab.common.cli.CounterOperation.Increase;
import org.jsyslab.common.cli.CounterOperation.Value;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Three real processes, which every test leaves as it found them, but for the values of their counters. */
class LabClusterTest {
    @TempDir
    static Path runs;

    private static Stage stage;
    private static LabCluster cluster;

    @BeforeAll
    static void launch() {
        stage = new Stage(new CounterLab(), launchOptions(runs));
        cluster = stage.cluster(3, "--step=10");
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    @DisplayName("what was acknowledged survives kill -9")
    void killed() {
        long before = value("n1");
        increase("n1", 2);

        cluster.processes().kill("n1");
        assertThatThrownBy(() -> cluster.client().invoke(new Value("n1"), Duration.ofMillis(300)))
                .isInstanceOf(NothingAnswersException.class)
                .hasMessageContaining("within 300 ms");
        cluster.processes().restart("n1");

        assertThat(value("n1")).isEqualTo(before + 20); // the lab's own option, --step=10, reached the process
    }

    @Test
    @DisplayName("a partition stops what crosses it, and nothing else, until it heals")
    void partitioned() {
        cluster.network().partition(List.of(Set.of("n1", "n2"), Set.of("n3")));
        long increased = increase("n1", 1);

        await().untilAsserted(() -> assertThat(value("n2")).isEqualTo(increased));
        assertThat(value("n3")).isLessThan(increased);

        cluster.network().heal();
        long later = increase("n1", 1);
        await().untilAsserted(() -> assertThat(value("n3")).isEqualTo(later));
    }

    @Test
    @DisplayName("one client is cut off, another in the same process is not, and both write into one record")
    void twoClients() {
        LabClient other = cluster.anotherClient();
        other.link("n1", link -> link.withCut(true, true));
        RecordingClients ours = cluster.client().recording();
        RecordingClients theirs = ours.besides(other);

        assertThat(theirs.invoke(0, new CounterOperation.Increase("n1", 1)).toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(ours.invoke(0, new CounterOperation.Increase("n1", 1)).toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .isInstanceOf(Outcome.Ok.class);

        assertThat(ours.history()).isEqualTo(theirs.history()).hasSize(2);
        assertThat(ours.history().get(1).called())
                .isGreaterThan(ours.history().get(0).returned());
    }

    @Test
    @DisplayName("several nodes are restarted together, each with its own disk, running or not")
    void restartedTogether() {
        long increased = increase("n1", 1); // only n1 counts here: other tests rely on its being ahead
        await().untilAsserted(() -> assertThat(value("n2")).isEqualTo(increased));
        cluster.processes().kill("n2");
        cluster.processes().restart(List.of("n1", "n2"));
        assertThat(value("n1")).isEqualTo(increased);
        assertThat(value("n2")).isEqualTo(increased);
    }

    @Test
    @DisplayName("what a stage records can be drawn")
    void drawn() {
        try (Stage recorded = new Stage(new CounterLab(), launchOptions(runs))) {
            recorded.record();
            LabCluster traced = recorded.cluster(1);
            traced.invoke(new CounterOperation.Increase("n1", 1));
            assertThat(traced.draw("run")).content().contains("Increase");
        }
    }

    @Test
    @DisplayName("a node restarted into a partition is cut off too")
    void restartedIntoPartition() {
        cluster.network().partition(List.of(Set.of("n1"), Set.of("n2", "n3")));
        cluster.processes().restart("n1");
        long increased = increase("n1", 1);
        long other = increase("n2", 0);

        assertThat(other).isLessThan(increased);
        await().untilAsserted(
                        () -> assertThat(state("n1")).contains("\"n2\":{\"PARTITION\":1}", "\"n3\":{\"PARTITION\":1}"));
        cluster.network().heal();
        await().untilAsserted(() -> assertThat(state("n1")).contains("\"faults\":{}"));
    }

    @Test
    @DisplayName("a lossy link loses")
    void dropped() {
        cluster.network().drop("n1", "n2", 1.0);
        long increased = increase("n1", 1);
        await().untilAsserted(() -> assertThat(value("n3")).isEqualTo(increased));

        assertThat(value("n2")).isLessThan(increased);
        cluster.network().heal();
    }

    @Test
    @DisplayName("a paused node answers nothing, and goes on where it stood; what cannot be paused is said")
    void paused() {
        if (OS.WINDOWS.isCurrentOs()) {
            assertThatThrownBy(() -> cluster.processes().pause("n2")).hasMessageContaining("WSL");
            return;
        }
        long before = value("n2");
        cluster.processes().pause("n2");
        try {
            assertThatThrownBy(() -> cluster.client().invoke(new Value("n2"), Duration.ofMillis(300)))
                    .isInstanceOf(NothingAnswersException.class);
        } finally {
            cluster.processes().resume("n2"); // the tests that follow need it
        }

        assertThat(value("n2")).isGreaterThanOrEqualTo(before);
        assertThat(cluster.processes().status().get(1).lives()).isEqualTo(1);
    }

    @Test
    @DisplayName("a command of another process reaches the cluster by its file")
    void otherProcess() {
        long value = value("n3");
        LabCluster.Finished finished = cluster.command("value", "n3", "--json");

        assertThat(finished.exitCode()).as(finished.output()).isEqualTo(ExitCode.OK);
        assertThat(finished.output()).startsWith("{\"type\":\"Ok\"").contains("\"value\":" + value);
    }

    @Test
    @DisplayName("a failed operation is told apart from an unknown one")
    void failed() {
        assertThat(cluster.invoke(new Value("n9"))).isEqualTo(new Outcome.Failed("there is no server n9"));
    }

    @Test
    void theRunLeavesItsFiles() {
        Path run = cluster.processes().run().path();

        assertThat(run.resolve("cluster.json")).isRegularFile();
        assertThat(run.resolve("logs/n1.log")).content().contains("n1 is ready at");
        assertThat(run.resolve("data/n1")).isNotEmptyDirectory();
        assertThat(run.resolve("traces"))
                .isDirectoryContaining("glob:**/n1.jsonl")
                .as("the trace of the client at the prompt")
                .isDirectoryContaining("glob:**/c??????.jsonl");
    }

    static LaunchOptions launchOptions(Path runs) {
        LaunchOptions options = new LaunchOptions();
        CommandLine parser = new CommandLine(options);
        parser.parseArgs("--runs", runs.toString(), "--trace");
        return options;
    }

    private static long increase(String server, long amount) {
        return total(cluster.invoke(new Increase(server, amount)));
    }

    private static long value(String server) {
        return total(cluster.invoke(new Value(server)));
    }

    private static String state(String node) {
        return cluster.processes().status().stream()
                .filter(status -> status.node().name().equals(node))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static long total(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        return ((Total) ((Outcome.Ok) outcome).result()).value();
    }
}
