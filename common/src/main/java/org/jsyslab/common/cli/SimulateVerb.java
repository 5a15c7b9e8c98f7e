package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate --seed 7}: one deterministic run in virtual time. */
@Command(description = "Run the protocol in a deterministic simulation; the same seed prints the same bytes.")
final class SimulateVerb implements Callable<Integer> {
    private final SimulatedRun simulation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The run's seed (default: 1).")
    private long seed;

    @Option(names = "--trace", paramLabel = "FILE.jsonl", description = "Record the run as JSON lines.")
    private Path trace;

    SimulateVerb(SimulatedRun simulation) {
        this.simulation = simulation;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean held = simulation.run(seed, Optional.ofNullable(trace), out);
        out.flush();
        return held ? ExitCode.OK : ExitCode.FAILED;
    }
}
