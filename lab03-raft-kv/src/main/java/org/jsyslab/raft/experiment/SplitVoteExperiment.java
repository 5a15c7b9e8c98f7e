package org.jsyslab.raft.experiment;

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

/** {@code experiment split-vote}: how often votes are split, and how long elections take over a wide area. */
@Command(
        name = "split-vote",
        description = {
            "Ongaro's dissertation, chapter 9: the closed form of how often votes are split, beside simulated elections, "
                    + "for 5, 7 and 9 servers and every number of failures; and the time to elect over a wide area.",
            "Agrees: within one point of percent (with fewer than 20000 elections, or four standard deviations); the "
                    + "wide area's means within 8 %% of the published ones, its 99.9 %% within 20 %%."
        })
public final class SplitVoteExperiment implements Callable<Integer> {
    /** Elections for each point. */
    static final int ELECTIONS = 2_000;
    /** Elections over the wide area, as in the dissertation. */
    static final int WIDE_AREA = 10_000;

    private static final int LEAST = 100;
    private static final int MOST = 1_000_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--elections",
            paramLabel = "N",
            description = "How many elections for each point, 100 to 1000000 (default: 2000).")
    private int elections = ELECTIONS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (elections < LEAST || elections > MOST) {
            throw new ParameterException(spec.commandLine(), "elections: " + LEAST + " to " + MOST);
        }
        return options.report(spec.commandLine().getOut(), tables(options.seed(), elections));
    }

    /** All tables of the experiment. */
    static List<Table> tables(long seed, int elections) {
        SplitVotes votes = new SplitVotes(seed, elections);
        return List.of(votes.splits(5), votes.splits(7), votes.splits(9), votes.wideArea(WIDE_AREA));
    }
}
