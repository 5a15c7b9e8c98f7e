package org.jsyslab.common.sim;

import java.nio.file.Path;
import java.util.Locale;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.diagram.TextDiagram;

/**
 * What a failing run prints, on one screen: property, seed, time and event, the last events, state, how to repeat it.
 */
final class FailureReport {
    private static final int MOST_STATES = 10;

    private final Simulation simulation;
    private RecentEvents recent;
    private FailureDiagram diagram;
    private String replay;

    FailureReport(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Remembers from now on what the report will show. */
    void prepare(String command) {
        replay = command;
        if (recent == null) {
            recent = new RecentEvents();
            simulation.observe(recent);
        }
    }

    /** Keeps from now on what a diagram needs. */
    void drawTo(Path file) {
        if (diagram == null) {
            diagram = new FailureDiagram(file);
            simulation.observe(diagram);
        }
    }

    String text(String property, String detail) {
        StringBuilder text = new StringBuilder();
        text.append("violated: ").append(property).append('\n');
        text.append("  because: ").append(detail).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "  seed %d, at %.3f ms of virtual time, after event %d\n",
                simulation.seed(),
                simulation.now().toNanos() / 1e6,
                simulation.events()));
        if (recent != null) {
            text.append(TextDiagram.of(recent.events(), recent.worthDrawing(), EventText::what));
            recent.states().entrySet().stream()
                    .limit(MOST_STATES)
                    .forEach(entry -> text.append(stateLine(entry.getKey(), entry.getValue())));
        }
        if (diagram != null) {
            text.append("  diagram: ")
                    .append(diagram.draw(simulation, property, replay))
                    .append('\n');
        }
        if (replay != null) {
            text.append("  replay: ").append(replay).append('\n');
        }
        return text.toString();
    }

    private static String stateLine(NodeId node, String state) {
        return "  state of " + node + ": " + state + "\n";
    }
}
