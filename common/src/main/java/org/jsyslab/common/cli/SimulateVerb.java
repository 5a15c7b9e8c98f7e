package org.jsyslab.common.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate --seed 7}: one deterministic run in virtual time. */
@Command(description = "Run the protocol in a deterministic simulation; the same seed prints the same bytes.")
final class SimulateVerb implements Callable<Integer> {
    private final Lab lab;
    private final SimulatedRun run;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The run's seed (default: 1).")
    private long seed;

    @Option(names = "--trace", paramLabel = "FILE.jsonl", description = "Record the run as JSON lines.")
    private Path file;

    SimulateVerb(Lab lab, SimulatedRun run) {
        this.lab = lab;
        this.run = run;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Simulation simulation = new Simulation(seed).explainFailures(LabProgram.name(lab) + " simulate --seed " + seed);
        try {
            return recorded(simulation, out) ? ExitCode.OK : ExitCode.FAILED;
        } catch (Violation violation) {
            out.println(violation.getMessage());
            return ExitCode.FAILED;
        } finally {
            out.flush();
        }
    }

    private boolean recorded(Simulation simulation, PrintWriter out) {
        if (file == null) {
            return run.run(simulation, out);
        }
        try (BufferedOutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                SimulationTrace trace = new SimulationTrace(lab, simulation, bytes)) {
            simulation.observe(trace);
            return run.run(simulation, out);
        } catch (IOException e) {
            throw new ClusterException("cannot write the trace " + file + ": " + e.getMessage(), e);
        }
    }
}
