package org.jsyslab.clientserver.experiment;

import java.util.concurrent.Callable;
import org.jsyslab.common.experiment.ExperimentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code experiment rpc-semantics}: what each call semantics costs and is worth on a lossy network. */
@Command(
        name = "rpc-semantics",
        description = "Attempts, executions and ends of calls on a lossy network, for each call semantics.")
public final class RpcSemanticsExperiment implements Callable<Integer> {
    /** Calls for each point, as the tolerances suppose. */
    static final int CALLS = 5_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many calls for each point, at least 100 (default: 5000).")
    private int calls = CALLS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (calls < 100) {
            throw new ParameterException(spec.commandLine(), "100 calls are the least");
        }
        CallSemantics experiment = new CallSemantics(options.seed(), calls);
        return options.report(spec.commandLine().getOut(), experiment.tables(CallSemantics.LOSS));
    }
}
