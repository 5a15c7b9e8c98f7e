package org.jsyslab.raft.app;

import java.util.concurrent.Callable;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.SimulationOptions;
import org.jsyslab.raft.experiment.SimulatedPaxos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate-paxos}: two proposers of one decision, in virtual time. */
@Command(
        name = "simulate-paxos",
        description = {
            "Simulate Paxos with two proposers and print what each process does, side by side.",
            "With --duel they overtake each other for ever; with random waiting one of them wins."
        })
final class SimulatePaxosCommand implements Callable<Integer> {
    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Option(names = "--duel", description = "Who is overtaken tries again at once, instead of after a random time.")
    private boolean duel;

    SimulatePaxosCommand(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() {
        return options.run(
                lab,
                duel ? "simulate-paxos --duel" : "simulate-paxos",
                (simulation, out) -> new SimulatedPaxos(simulation, duel, out).run(),
                spec.commandLine().getOut());
    }
}
