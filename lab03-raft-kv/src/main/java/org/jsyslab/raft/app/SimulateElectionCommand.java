package org.jsyslab.raft.app;

import java.util.concurrent.Callable;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.SimulationOptions;
import org.jsyslab.raft.experiment.Algorithm;
import org.jsyslab.raft.experiment.SimulatedElection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate-election}: electing a coordinator without a quorum, in virtual time. */
@Command(
        name = "simulate-election",
        description = {
            "Simulate the election of a coordinator and print what each process does, side by side.",
            "The coordinator crashes and comes back; then the network breaks in two, and there are two."
        })
final class SimulateElectionCommand implements Callable<Integer> {
    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "bully",
            description = "How they elect: bully or ring (default: ${DEFAULT-VALUE}).")
    private Algorithm algorithm = Algorithm.BULLY;

    SimulateElectionCommand(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() {
        return options.run(
                lab,
                "simulate-election --algorithm " + algorithm.spelled(),
                (simulation, out) -> new SimulatedElection(simulation, algorithm, out).run(),
                spec.commandLine().getOut());
    }
}
