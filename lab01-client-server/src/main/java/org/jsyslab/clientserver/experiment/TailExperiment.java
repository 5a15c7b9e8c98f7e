package org.jsyslab.clientserver.experiment;

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

/** {@code experiment tail}: Dean and Barroso's figure of slow requests, and hedging. */
@Command(
        name = "tail",
        description = {
            "Dean and Barroso 2013: the share of requests that wait for a slow server, and what hedging does about it.",
            "A point disagrees if it is off by three standard deviations: of 33 points, one is, for one seed in ten."
        })
public final class TailExperiment implements Callable<Integer> {
    /** Requests for each point, as the tolerances suppose. */
    static final int REQUESTS = 20_000;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "How many requests for each point, at least 1000 (default: 20000).")
    private int requests = REQUESTS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (requests < 1000) {
            throw new ParameterException(spec.commandLine(), "1000 requests are the least");
        }
        return options.report(spec.commandLine().getOut(), tables(options.seed(), requests));
    }

    /** All figures of the experiment. */
    static List<Table> tables(long seed, int requests) {
        Hedging hedging = new Hedging(seed, requests);
        return List.of(new FanOut(seed, requests).table(), hedging.latencies(), hedging.extraRequests());
    }
}
