package org.jsyslab.heartbeat.experiment;

import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.experiment.ExperimentOptions;
import org.jsyslab.common.experiment.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code experiment epidemic}: how far rumors get, as in Tables 1 to 3 of Demers et al. */
@Command(
        name = "epidemic",
        description = {
            "Demers et al. 1987, Tables 1 to 3: residue, traffic and delay of a rumor among 1000 sites.",
            "Agrees: s within 15 %% (k up to 3), m within 4 %%, t_last within 6 %%, or the last printed digit, and three "
                    + "standard deviations of our mean. t_ave is only printed: the readings of the paper that give its "
                    + "s, m and t_last give another t_ave for push, and it does not say over what it averages."
        })
public final class EpidemicExperiment implements Callable<Integer> {
    /** Runs for each line of a table. */
    static final int RUNS = 100;

    private static final int LEAST = 10;
    private static final int MOST = 100_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many runs for each k of each table, 10 to 100000 (default: 100).")
    private int runs = RUNS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (runs < LEAST || runs > MOST) {
            throw new ParameterException(spec.commandLine(), "runs: " + LEAST + " to " + MOST);
        }
        return options.report(spec.commandLine().getOut(), tables(options.seed(), runs));
    }

    /** All tables of the experiment. */
    static List<Table> tables(long seed, int runs) {
        return new Epidemics(seed, runs).tables(List.of(DemersTable.values()));
    }
}
