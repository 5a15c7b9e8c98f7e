package org.jsyslab.common.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Store.Discipline;

/** Prints the trace of a run with every kind of fault: what two JVMs must agree on. */
final class TracePrinter {
    private TracePrinter() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        trace(Long.parseLong(arguments[0]), line -> out.print(line + "\n"));
        out.flush();
    }

    static void trace(long seed, Consumer<String> lines) {
        Simulation simulation = new Simulation(seed).observe(event -> lines.accept(EventText.line(event)));
        Store.build(simulation, Discipline.WRITE_THEN_ANSWER);
        NodeId server = NodeId.of("n1");
        NodeId client = NodeId.of("c1");
        simulation
                .network()
                .links(Link.LAN
                        .losing(0.05)
                        .duplicating(0.1)
                        .delaying(Delay.logNormal(Duration.ofMillis(1), 0.8)
                                .orSometimes(0.01, Delay.exponential(Duration.ofMillis(100)))));
        Delay often = Delay.exponential(Duration.ofMillis(100));
        new Chaos(simulation, List.of(server))
                .rhythm(often, often)
                .crashes(1)
                .pauses()
                .slowDisks(Delay.exponential(Duration.ofMillis(20)))
                .slowNodes(Delay.uniform(Duration.ZERO, Duration.ofMillis(30)))
                .clocks(0.05, Duration.ofHours(1))
                .loss(0.5)
                .until(Duration.ofSeconds(5));
        new Chaos(simulation, List.of(server, client))
                .rhythm(often, often)
                .partitions()
                .until(Duration.ofSeconds(5));
        simulation.run(Duration.ofSeconds(6));
        simulation.requireWitnesses();
    }
}
