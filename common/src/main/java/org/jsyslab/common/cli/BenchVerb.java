package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.codec.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: closed-loop load on a real cluster. */
@Command(description = "Measure throughput and latency of a real cluster, started for it, under closed-loop load.")
final class BenchVerb implements Callable<Integer> {
    private static final int MAX_CLIENTS = 1_024;

    private final Lab lab;
    private final Load load;

    @Spec
    private CommandSpec spec;

    @Option(names = "-n", paramLabel = "COUNT", description = "How many nodes (default: as the lab needs).")
    private Integer count;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16,64",
            description = "How many clients, one measurement for each number (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "3s",
            description = "Uncounted time (default: 3s).")
    private Duration warmUp;

    @Option(names = "--time", paramLabel = "TIME", defaultValue = "5s", description = "Counted time (default: 5s).")
    private Duration time;

    @Option(names = "--json", description = "Print one line of JSON a measurement; latencies in microseconds.")
    private boolean json;

    @Mixin
    private LaunchOptions launch;

    BenchVerb(Lab lab, Load load) {
        this.lab = lab;
        this.load = load;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (clients.stream().anyMatch(n -> n < 1 || n > MAX_CLIENTS)) {
            throw new ParameterException(spec.commandLine(), "--clients must be 1 to " + MAX_CLIENTS);
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress();
        progress.show("starting a cluster");
        try (Stage stage = new Stage(lab, launch)) {
            LabCluster cluster = stage.cluster(count == null ? lab.defaultNodes() : count, labArguments());
            cluster.settle();
            if (!json) {
                out.println(Measurement.heading());
            }
            for (int n : clients) {
                progress.show("measuring with " + n + " clients");
                Measurement measured = ClosedLoop.measure(cluster.client(), load, n, warmUp, time);
                progress.clear();
                out.println(json ? JsonValues.text(measured.row()) : measured.line());
                out.flush();
            }
        }
        return ExitCode.OK;
    }

    private String[] labArguments() {
        return LabOptions.asTyped(spec).toArray(String[]::new);
    }
}
