package org.jsyslab.heartbeat.experiment;

import java.util.concurrent.Callable;
import org.jsyslab.common.experiment.ExperimentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code experiment qos}: how often a detector is wrong, for each bound on its detection time. */
@Command(
        name = "qos",
        description = {
            "Chen, Toueg and Aguilera 2002: how rarely a detector is wrong, by its bound on the detection time.",
            "NFD-S agrees with the formula within 5 %%, or three standard deviations where these are more; the simple "
                    + "time-out with the same bound is no better. Points with fewer than 100 mistakes are not compared, "
                    + "those with fewer than 30 are left out."
        })
public final class QosExperiment implements Callable<Integer> {
    /** Heartbeats that each detector listens to. */
    static final int HEARTBEATS = 2_000_000;

    private static final int LEAST = 100_000;
    private static final int MOST = 100_000_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--heartbeats",
            paramLabel = "N",
            description = "How many heartbeats, 100000 to 100000000 (default: 2000000).")
    private int heartbeats = HEARTBEATS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (heartbeats < LEAST || heartbeats > MOST) {
            throw new ParameterException(spec.commandLine(), "heartbeats: " + LEAST + " to " + MOST);
        }
        QualityOfService experiment = new QualityOfService(options.seed(), heartbeats);
        return options.report(spec.commandLine().getOut(), experiment.tables(QualityOfService.BOUNDS));
    }
}
