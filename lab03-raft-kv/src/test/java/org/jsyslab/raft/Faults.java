package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.scenario.Submit;

/** What goes wrong in random runs, and what clients ask meanwhile. */
final class Faults {
    private Faults() {}

    /** All faults at once: crashes, partitions and one-way cuts, pauses, slow disks, clocks that drift and jump. */
    static Chaos all(Simulation simulation, List<NodeId> servers) {
        return new Chaos(simulation, servers)
                .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(Duration.ofMillis(300)))
                .crashes(2)
                .partitions()
                .pauses()
                .slowDisks(Delay.exponential(Duration.ofMillis(20)))
                .clocks(0.05, Duration.ofSeconds(10));
    }

    /** Submits a line of its own to every server that is up, at this pace, until {@code end}. */
    static List<Invocation> offerLines(Simulation simulation, List<NodeId> servers, Duration pace, Duration end) {
        List<Invocation> offered = new ArrayList<>();
        for (long i = 0; pace.multipliedBy(i).compareTo(end) < 0; i++) {
            String line = "line " + i + " to ";
            simulation.at(
                    pace.multipliedBy(i),
                    () -> servers.stream()
                            .filter(server -> simulation.machine(server).isUp())
                            .forEach(server -> offered.add(simulation.invoke(server, new Submit(line + server)))));
        }
        return offered;
    }

    /** Requires that every line of which a client was told that it is committed is among these, and none twice. */
    static void requireAcknowledged(List<Invocation> offered, List<String> lines) {
        assertThat(lines.stream().filter(line -> line.startsWith("line")))
                .as("lines in the end")
                .doesNotHaveDuplicates();
        List<String> acknowledged = offered.stream()
                .filter(invocation -> invocation.outcome().orElse(null) instanceof Outcome.Ok)
                .map(invocation -> ((Submit) invocation.recorded().operation()).text())
                .toList();
        assertThat(lines).as("lines in the end, with all acknowledged ones").containsAll(acknowledged);
    }

    /** So many servers, drawn. */
    static List<NodeId> some(RandomGenerator random, int count, List<NodeId> servers) {
        List<NodeId> drawn = new ArrayList<>(servers);
        Collections.shuffle(drawn, new Random(random.nextLong()));
        return drawn.subList(0, count);
    }
}
