package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jsyslab.common.cluster.NodeStatus.Condition;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningClusterTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("a node lives, is killed, lives again, and ends with its cluster")
    void lives() throws IOException {
        RunningCluster cluster = PlainLauncher.launch(directory, 2);
        long first = pid(cluster, "n1");
        try (cluster) {
            cluster.kill("n1");
            assertThat(condition(cluster, "n1")).isEqualTo(Condition.DOWN);
            assertThat(condition(cluster, "n2")).isEqualTo(Condition.UP);
            assertThat(isAlive(first)).isFalse();
            assertThatThrownBy(() -> cluster.kill("n1")).hasMessageContaining("n1 is not running");

            cluster.restart("n1");
            assertThat(cluster.status().get(0).lives()).isEqualTo(2);
            assertPaused(cluster, "n2");
            assertThatThrownBy(() -> cluster.kill("n7")).hasMessageContaining("there is no node n7");
        }
        assertThat(Files.readString(cluster.run().log("n1")))
                .startsWith("starting n1\n")
                .containsSubsequence("n1 is ready at", "n1 is ready at");
        assertThat(cluster.status()).allMatch(node -> node.condition() == Condition.DOWN);
    }

    @Test
    @DisplayName("a fault is told to every node, whoever does not answer; the error names all that were not told")
    void faultsUntold() {
        try (RunningCluster cluster = PlainLauncher.launch(directory, 2)) { // plain nodes take no orders
            assertThatThrownBy(() -> cluster.network().drop("n1", "n2", 0.5))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContainingAll("n1 cannot be told of the fault", "n2 cannot be told of the fault");
        }
    }

    @Test
    @DisplayName("a node that cannot start is the error, by its last line; the others are not left running")
    void portInUse() throws IOException {
        Queue<String> console = new ConcurrentLinkedQueue<>();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<NodeId> nodes = List.of(
                    NodeId.of("n1@127.0.0.1:" + Ports.free(1).get(0)),
                    NodeId.of("n2@127.0.0.1:" + taken.getLocalPort()));

            assertThatThrownBy(() -> PlainLauncher.launch(directory, nodes, console::add))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("n2 ended before it was ready: error: port " + taken.getLocalPort() + " is in use");
        }
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(PlainNode.class.getName())))
                .isEmpty();
        assertThat(console).anyMatch(line -> line.startsWith("n2 | error: port"));
    }

    @Test
    @DisplayName("kill -9 of the launcher leaves no process that its reaper watches, a paused one included")
    void launcherKilled() throws IOException {
        if (OS.WINDOWS.isCurrentOs()) {
            assertThat(Reaper.start()).isEmpty();
            return;
        }
        Process launcher = new ProcessBuilder(
                        Jvm.current("64m").command(PlainLauncher.class.getName(), List.of(directory.toString())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> nodes = awaitPids(launcher.inputReader(StandardCharsets.UTF_8));
        List<Long> all = Stream.concat(nodes.stream(), launcher.descendants().map(ProcessHandle::pid))
                .distinct()
                .toList();
        assertThat(nodes).hasSize(2).allMatch(RunningClusterTest::isAlive);
        assertThat(all).hasSizeGreaterThan(2); // the reaper too must go

        launcher.destroyForcibly();

        await().untilAsserted(() -> assertThat(all).noneMatch(RunningClusterTest::isAlive));
    }

    /** Where a process cannot be paused, that is said, and what to do. */
    private static void assertPaused(RunningCluster cluster, String name) {
        if (OS.WINDOWS.isCurrentOs()) {
            assertThatThrownBy(() -> cluster.pause(name)).hasMessageContaining("WSL");
        } else {
            cluster.pause(name);
            assertThat(condition(cluster, name)).isEqualTo(Condition.PAUSED);
        }
    }

    private static List<Long> awaitPids(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("launched ")) {
            line = output.readLine();
        }
        assertThat(line).isNotNull();
        return Stream.of(line.split(" ")).skip(1).map(Long::valueOf).toList();
    }

    private static Condition condition(RunningCluster cluster, String name) {
        return status(cluster, name).condition();
    }

    private static long pid(RunningCluster cluster, String name) {
        return status(cluster, name).pid();
    }

    private static NodeStatus status(RunningCluster cluster, String name) {
        return cluster.status().stream()
                .filter(node -> node.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
