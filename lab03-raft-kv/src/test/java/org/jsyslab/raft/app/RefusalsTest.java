package org.jsyslab.raft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.cluster.Jvm;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.raft.scenario.SimulatedStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that must not serve does not start, and says why in one line. */
class RefusalsTest {
    private static final String CLUSTER = "lab03-typed";

    @TempDir
    Path data;

    @Test
    @DisplayName("a data directory of another cluster")
    void otherCluster() throws Exception {
        open(new Identity("lab03-other", "n1")).close();
        assertThat(refusalOfN1()).contains("lab03-other", CLUSTER);
    }

    @Test
    @DisplayName("a data directory of another node")
    void otherNode() throws Exception {
        open(new Identity(CLUSTER, "n2")).close();
        assertThat(refusalOfN1()).contains("n2").contains("n1");
    }

    @Test
    @DisplayName("a data directory of a newer format")
    void newerFormat() throws Exception {
        open(new Identity(CLUSTER, "n1", Identity.FORMAT + 1)).close();
        assertThat(refusalOfN1()).contains("is written in format " + (Identity.FORMAT + 1));
    }

    @Test
    @DisplayName("a data directory in which another process runs")
    void twoNodes() throws Exception {
        try (StepLog running = open(new Identity(CLUSTER, "n1"))) {
            assertThat(running.incarnation()).isEqualTo(1);
            assertThat(refusalOfN1()).contains("another process is using", data.toString());
        }
    }

    private StepLog open(Identity identity) {
        return StepLog.open(data, identity, SimulatedStore.SCHEMA);
    }

    /** What a process prints that is to run n1 there, and does not. */
    private String refusalOfN1() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(RaftKvLab.class.getName()));
        arguments.addAll(List.of("node", "n1", "--peers", "n1", "--port", "0", "--data", data.toString()));
        Process process = new ProcessBuilder(Jvm.current("64m").command(LabMain.class.getName(), arguments))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
        assertThat(printed.lines().filter(line -> line.startsWith("error: "))).hasSize(1);
        return printed;
    }
}
