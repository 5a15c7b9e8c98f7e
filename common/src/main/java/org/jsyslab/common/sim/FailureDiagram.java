package org.jsyslab.common.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.trace.RunHeader;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.TraceWriter;
import org.jsyslab.common.trace.diagram.SpaceTimeDiagram;

/** Keeps the last events of a run, so that a failure can be drawn. The page opens at the violation. */
final class FailureDiagram implements Observer {
    /** More than a page holds, so that it knows what came before. */
    private static final int MOST = 30_000;

    private final Path file;
    private final Deque<Event> events = new ArrayDeque<>();

    FailureDiagram(Path file) {
        this.file = file;
    }

    @Override
    public void observe(Event event) {
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /** Writes the diagram, and says where it is or why there is none. */
    String draw(Simulation simulation, String title, String replay) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer =
                TraceWriter.ofSimulation(bytes, header(simulation, title, replay), TraceWriter.Limits.DEFAULT)) {
            events.forEach(writer::observe);
        }
        try {
            SpaceTimeDiagram.write(TraceReader.read("the run", new ByteArrayInputStream(bytes.toByteArray())), file);
            return file.toString();
        } catch (IOException e) {
            return "none, for it cannot be written: " + e.getMessage();
        }
    }

    private static RunHeader header(Simulation simulation, String title, String replay) {
        List<RunHeader.Participant> nodes = simulation.machines().keySet().stream()
                .map(FailureDiagram::participant)
                .toList();
        return new RunHeader(
                "simulation", RunHeader.Mode.SIM, simulation.seed(), title, replay, nodes, new TreeMap<>());
    }

    private static RunHeader.Participant participant(NodeId node) {
        return new RunHeader.Participant(node, node.name().startsWith("c") ? "client" : "server");
    }
}
