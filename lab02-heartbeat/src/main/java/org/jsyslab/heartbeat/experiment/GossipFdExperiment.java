package org.jsyslab.heartbeat.experiment;

import java.util.concurrent.Callable;
import org.jsyslab.common.experiment.ExperimentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code experiment gossip-fd}: how long T_fail must be, by the size of the group and loss. */
@Command(
        name = "gossip-fd",
        description = {
            "Van Renesse et al. 1998: how old news of the living gets under gossip, which T_fail has to exceed.",
            "It grows by about two periods for each doubling of the group; 30 %% loss makes it half as large again."
        })
public final class GossipFdExperiment implements Callable<Integer> {
    /** Over how many rounds ages are averaged. */
    static final int ROUNDS = 150;

    private static final int LEAST = 50;
    private static final int MOST = 10_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Over how many rounds to average, 50 to 10000 (default: 150).")
    private int rounds = ROUNDS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rounds < LEAST || rounds > MOST) {
            throw new ParameterException(spec.commandLine(), "rounds: " + LEAST + " to " + MOST);
        }
        GossipAge experiment = new GossipAge(options.seed(), rounds);
        return options.report(spec.commandLine().getOut(), experiment.tables(GossipAge.MEMBERS));
    }
}
