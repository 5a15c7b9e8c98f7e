package org.jsyslab.common.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The options of a command that makes one deterministic run in virtual time, as a picocli mixin, and the run. */
@Command
public final class SimulationOptions {
    /** Far more than a diagram shows. */
    private static final TraceWriter.Limits TO_DRAW = new TraceWriter.Limits(200_000, 100_000_000);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The run's seed (default: 1).")
    private long seed = 1;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Draw the run as a space-time diagram (FILE.html), or record it as JSON lines (any other name).")
    private Path file;

    /**
     * Makes the run, and records or draws it if asked to.
     *
     * @param verb how the command is called, with its options but these: {@code simulate}
     * @return the command's exit code
     * @throws ClusterException if the record cannot be written; at once if its directory does not exist
     */
    public int run(Lab lab, String verb, SimulatedRun run, PrintWriter out) {
        requireDirectory();
        String replay = LabProgram.name(lab) + " " + verb + " --seed " + seed;
        Simulation simulation = new Simulation(seed).explainFailures(replay);
        try {
            Recording recording = (stream, limits) -> new SimulationTrace(lab, replay, simulation, stream, limits);
            boolean held = recorded(recording, simulation, run, out);
            tellFile();
            return held ? ExitCode.OK : ExitCode.FAILED;
        } finally {
            out.flush();
        }
    }

    private void requireDirectory() {
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new ClusterException("cannot write " + file + ": there is no directory " + parent);
        }
    }

    private void tellFile() {
        if (file != null) {
            PrintWriter err = command.commandLine().getErr();
            err.println("the run is in " + file);
            err.flush();
        }
    }

    private static boolean holds(SimulatedRun run, Simulation simulation, PrintWriter out) {
        try {
            return run.run(simulation, out);
        } catch (Violation violation) {
            out.println(violation.getMessage());
            return false;
        }
    }

    /** Makes the observer that writes a trace. */
    private interface Recording {
        SimulationTrace to(OutputStream out, TraceWriter.Limits limits);
    }

    private boolean recorded(Recording recording, Simulation simulation, SimulatedRun run, PrintWriter out) {
        if (file == null) {
            return holds(run, simulation, out);
        } else if (file.toString().endsWith(".html")) {
            return drawn(recording, simulation, run, out);
        }
        try (BufferedOutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                SimulationTrace trace = recording.to(bytes, TraceWriter.Limits.DEFAULT)) {
            simulation.observe(trace);
            return holds(run, simulation, out);
        } catch (UncheckedIOException e) {
            throw new ClusterException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ClusterException("cannot write the trace " + file + ": " + e.getMessage(), e);
        }
    }

    private boolean drawn(Recording recording, Simulation simulation, SimulatedRun run, PrintWriter out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SimulationTrace trace = recording.to(bytes, TO_DRAW);
        simulation.observe(trace);
        try {
            return holds(run, simulation, out);
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
