package org.jsyslab.heartbeat.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.LaunchOptions;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.cli.TimeWithin;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.heartbeat.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: what signs of life cost, for each topology and for groups of several sizes, on real clusters. */
@Command(
        name = "bench",
        description =
                "Measure messages and bytes per second and node against the size of the group, for each topology.")
final class TrafficBench implements Callable<Integer> {
    private static final int MOST_NODES = 30;

    /**
     * One measurement.
     *
     * @param messages per second and node, as sent
     * @param bytes of frames per second and node, as sent, without what TCP adds
     * @param busiest messages per second of the node that sends most
     */
    record Row(String topology, int nodes, double messages, double bytes, double busiest) {}

    @Option(
            names = "-n",
            paramLabel = "COUNT",
            split = ",",
            defaultValue = "3,5,8",
            description = "How many nodes, one cluster for each number, 2 to 30 (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(
            names = "--topology",
            paramLabel = "WHO",
            split = ",",
            defaultValue = "all-to-all,central,gossip",
            converter = HeartbeatOptions.SpelledTopology.class,
            description = "Who hears of whom, one cluster for each (default: ${DEFAULT-VALUE}).")
    private List<Topology> topologies;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            defaultValue = "100ms",
            converter = HeartbeatOptions.Period.class,
            description = "Between two heartbeats, 10ms to 1m (default: ${DEFAULT-VALUE}).")
    private Duration period;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Span.class,
            description = "Counted time of each, 100ms to 10m (default: ${DEFAULT-VALUE}).")
    private Duration time;

    @Option(names = "--json", description = "Print one line of JSON a measurement.")
    private boolean json;

    @Mixin
    private LaunchOptions launch;

    @Spec
    private CommandSpec spec;

    private final Lab lab;

    TrafficBench(Lab lab) {
        this.lab = lab;
    }

    /** Reads how long to count. */
    static final class Span extends TimeWithin {
        Span() {
            super(Duration.ofMillis(100), Duration.ofMinutes(10));
        }
    }

    @Override
    public Integer call() {
        if (sizes.stream().anyMatch(size -> size < 2 || size > MOST_NODES)) {
            throw new ParameterException(spec.commandLine(), "-n must be 2 to " + MOST_NODES);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println("topology     nodes   messages/s/node    bytes/s/node   messages/s of the busiest node");
        }
        for (Topology topology : topologies) {
            for (int size : sizes) {
                Row row = measure(topology, size);
                out.println(json ? JsonValues.text(row) : line(row));
                out.flush();
            }
        }
        return ExitCode.OK;
    }

    private Row measure(Topology topology, int size) {
        try (Stage stage = launch.stage(lab)) {
            LabCluster cluster =
                    stage.cluster(size, "--topology=" + topology.spelled(), "--period=" + period.toMillis() + "ms");
            cluster.settle();
            List<Traffic> before = Traffic.of(cluster);
            letPass(time);
            return row(topology, before, Traffic.of(cluster));
        }
    }

    private static Row row(Topology topology, List<Traffic> before, List<Traffic> after) {
        int nodes = after.size();
        double messages = 0;
        double bytes = 0;
        double busiest = 0;
        for (int i = 0; i < nodes; i++) {
            double sent = after.get(i).messagesPerSecond(before.get(i));
            messages += sent;
            bytes += after.get(i).bytesPerSecond(before.get(i));
            busiest = Math.max(busiest, sent);
        }
        return new Row(topology.spelled(), nodes, messages / nodes, bytes / nodes, busiest);
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-12s %5d %17.1f %15.0f %16.1f",
                row.topology(),
                row.nodes(),
                row.messages(),
                row.bytes(),
                row.busiest());
    }
}
