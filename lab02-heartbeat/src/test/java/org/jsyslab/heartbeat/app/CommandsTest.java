package org.jsyslab.heartbeat.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.membership.Belief;
import org.jsyslab.heartbeat.membership.Beliefs;
import org.jsyslab.heartbeat.membership.MembershipEvent.Joined;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.client.Views;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"all-to-all", "all-to-all --udp", "central", "gossip --resource=n3"})
    @DisplayName("real processes: a node is killed and restarted, another leaves and joins, and every view can be seen")
    void cluster(String topology) throws IOException {
        Path script = Files.writeString(
                directory.resolve("script"),
                String.join(
                        "\n",
                        "members",
                        "next",
                        "kill n2",
                        "members --of n1",
                        "next",
                        "restart n2",
                        "leave n2",
                        "join n2",
                        "members"));
        List<String> arguments = new ArrayList<>(List.of("cluster", "--free-ports", "--events", "--topology"));
        arguments.addAll(List.of(topology.split(" ")));
        arguments.addAll(List.of("--runs", runs(), "--script", script.toString()));

        assertThat(LabMain.run(new HeartbeatLab(), arguments.toArray(String[]::new)))
                .isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--period 1ms",
                "--period 2m",
                "--suspect-after 0ms",
                "--cleanup 100m",
                "--threshold 0.1",
                "--threshold x",
                "--topology ring",
                "--detector oracle"
            })
    @DisplayName("an option out of its range is a wrong command line")
    void ranges(String option) {
        String[] arguments = ("members " + option).split(" ");
        assertThat(LabMain.run(new HeartbeatLab(), arguments)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    @DisplayName("what a topology costs is measured on real clusters, one line of JSON each")
    void bench() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine bench = new CommandLine(new TrafficBench(new HeartbeatLab()));
        bench.setOut(new PrintWriter(out));
        String[] arguments = "-n 2 --topology gossip --period 50ms --time 200ms --json".split(" ");
        assertThat(bench.execute(Stream.concat(Stream.of(arguments), Stream.of("--runs", runs()))
                        .toArray(String[]::new)))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(1);
        for (String line : out.toString().lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).path("bytes").asDouble())
                    .isPositive();
        }
    }

    private String runs() {
        return directory.resolve("runs").toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("a simulated run ends well, and the same seed prints the same bytes")
    void simulate(long seed) {
        String told = told(seed);
        assertThat(told).isEqualTo(told(seed)).contains("suspected").endsWith("everyone trusts everyone: yes\n");
    }

    @Test
    @DisplayName("an event is one line of JSON")
    void events() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventLines lines = new EventLines(NodeId.of("n1"), new PrintStream(out, true, StandardCharsets.UTF_8));
        lines.changed(new Suspected(NodeId.of("n2")));
        lines.changed(new Joined(NodeId.of("n2"), 3));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "\\{\"at\":\".*Z\",\"node\":\"n1\",\"event\":\"Suspected\",\"member\":\"n2\"}"),
                        line -> assertThat(line).endsWith("\"event\":\"Joined\",\"member\":\"n2\",\"incarnation\":3}"));
    }

    @Test
    @DisplayName("what members believe, as tables and as one table for all")
    void tables() {
        Belief belief = new Belief(
                NodeId.of("n2"),
                Status.SUSPECTED,
                4,
                Duration.ofMillis(1_250),
                Duration.ofMillis(1_750),
                3.5,
                2,
                Duration.ofMillis(200));
        Views views = new Views(
                List.of(
                        new Beliefs(NodeId.of("n1"), 7, false, List.of(belief)),
                        new Beliefs(NodeId.of("n3"), 1, true, List.of())),
                List.of(NodeId.of("n2")));
        assertThat(ViewText.of(views).lines())
                .containsExactly(
                        "n1, in its life 7, believes:",
                        "  member   status      life       for    silent   level  false  patience",
                        "  n2       suspected      4    1.25 s    1.75 s    3.50      2   +200 ms",
                        "n3 has left the group, after its life 1",
                        "no answer from n2");
        assertThat(ViewText.matrix(views).lines().map(String::stripTrailing))
                .containsExactly(
                        "who of whom:  n1         n2         n3",
                        "n1 life 7     .          suspected  ?",
                        "n3 life 1     -          -          -",
                        "n2            no answer");
    }

    private static String told(long seed) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertThat(new ToldRun(new Simulation(seed), out).run()).isTrue();
        out.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
