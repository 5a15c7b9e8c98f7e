package org.jsyslab.common.sim;

import java.util.Locale;
import org.jsyslab.common.node.NodeId;

/** What a failing run prints, on one screen: property, seed, time and event, the last events, state, how to repeat it. */
final class FailureReport {
    private static final int MOST_STATES = 10;

    private final Simulation simulation;
    private RecentEvents recent;
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
            text.append(SpaceTime.of(recent.events()));
            recent.states().entrySet().stream()
                    .limit(MOST_STATES)
                    .forEach(entry -> text.append(stateLine(entry.getKey(), entry.getValue())));
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
