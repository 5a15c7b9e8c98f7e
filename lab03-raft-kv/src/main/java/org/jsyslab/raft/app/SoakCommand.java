package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.LaunchOptions;
import org.jsyslab.common.cli.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code soak}: random faults on real processes, and the history that clients record judged. */
@Command(
        name = "soak",
        description = {
            "Run a cluster of processes under load, with random faults, and judge what its clients were told.",
            "Exits 0 only if every history was linearizable, and every acknowledged write was there."
        })
final class SoakCommand implements Callable<Integer> {
    private static final double MOST_MINUTES = 100_000;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "1",
            description = "How long, such as 10 or 0.5 (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--seed", paramLabel = "S", description = "Which faults, in which order (default: at random).")
    private Long seed;

    @Option(
            names = "-n",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "How many servers, 3 to 9 (default: 5).")
    private int count;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            defaultValue = "KILL,KILL_ALL,PAUSE,PARTITION,DROP,TRANSFER,MEMBERSHIP",
            description = "Of: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Fault> faults;

    @Mixin
    private LaunchOptions launch;

    @Spec
    private CommandSpec spec;

    private final Lab lab;

    SoakCommand(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(minutes > 0 && minutes <= MOST_MINUTES) || count < 3 || count > 9) {
            throw new ParameterException(spec.commandLine(), "--minutes must be above 0, and -n 3 to 9");
        }
        try (Stage stage = launch.stage(lab)) {
            LabCluster cluster = stage.cluster(count);
            long chosen = seed == null ? System.nanoTime() : seed;
            Soak soak = new Soak(cluster, faults, chosen, spec.commandLine().getOut());
            return soak.run(Duration.ofMillis(Math.round(minutes * 60_000))) ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
