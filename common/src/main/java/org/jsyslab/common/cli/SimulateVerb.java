package org.jsyslab.common.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Violation;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.TraceWriter;
import org.jsyslab.common.trace.diagram.SpaceTimeDiagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate --seed 7}: one deterministic run in virtual time. */
@Command(description = "Run the protocol in a deterministic simulation; the same seed prints the same bytes.")
final class SimulateVerb implements Callable<Integer> {
    /** Far more than a diagram shows. */
    private static final TraceWriter.Limits TO_DRAW = new TraceWriter.Limits(200_000, 100_000_000);

    private final Lab lab;
    private final SimulatedRun run;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The run's seed (default: 1).")
    private long seed;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Draw the run as a space-time diagram (FILE.html), or record it as JSON lines (any other name).")
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
        } else if (file.toString().endsWith(".html")) {
            return drawn(simulation, out);
        }
        try (BufferedOutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                SimulationTrace trace = new SimulationTrace(lab, simulation, bytes, TraceWriter.Limits.DEFAULT)) {
            simulation.observe(trace);
            return run.run(simulation, out);
        } catch (IOException e) {
            throw new ClusterException("cannot write the trace " + file + ": " + e.getMessage(), e);
        }
    }

    private boolean drawn(Simulation simulation, PrintWriter out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SimulationTrace trace = new SimulationTrace(lab, simulation, bytes, TO_DRAW);
        simulation.observe(trace);
        try {
            return run.run(simulation, out);
        } finally {
            trace.close();
            draw(new ByteArrayInputStream(bytes.toByteArray()));
        }
    }

    private void draw(InputStream trace) {
        try {
            SpaceTimeDiagram.write(TraceReader.read("the run", trace), file);
        } catch (IOException e) {
            throw new ClusterException("cannot draw the run to " + file + ": " + e.getMessage(), e);
        }
    }
}
