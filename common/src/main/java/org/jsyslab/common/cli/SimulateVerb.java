package org.jsyslab.common.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulate --seed 7}: one deterministic run in virtual time. */
@Command(description = "Run the protocol in a deterministic simulation; the same seed prints the same bytes.")
final class SimulateVerb implements Callable<Integer> {
    private final Lab lab;
    private final SimulatedRun run;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    SimulateVerb(Lab lab, SimulatedRun run) {
        this.lab = lab;
        this.run = run;
    }

    @Override
    public Integer call() {
        return options.run(lab, "simulate", run, spec.commandLine().getOut());
    }
}
