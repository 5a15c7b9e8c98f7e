package org.jsyslab.common.trace.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.trace.TraceEvent;
import org.jsyslab.common.trace.TraceEvent.Lane;
import org.jsyslab.common.trace.VectorClocks;

/**
 * A merged trace in the log format of <a href="https://bestchai.bitbucket.io/shiviz/">ShiViz</a> (Beschastnikh et al.,
 * CACM 2016). ShiViz refuses a log unless each host's own counter begins with 1, has no gaps and never restarts, and
 * clocks name only hosts that have events. So each life of a node is a host of its own ({@code n1}, then {@code n1.2}),
 * and every event is exported. What happens outside the nodes is put on the hosts {@code network} and {@code check}.
 */
public final class ShiVizExport {
    /** The regular expression by which ShiViz reads this log. */
    public static final String PATTERN = "^(?<t>\\d+) (?<kind>\\S+) (?<event>.*)\\n(?<host>\\S+) (?<clock>\\{.*\\})$";

    private final VectorClocks clocks;
    private final Set<String> lanes = new HashSet<>();
    private final Map<String, Integer> outside = new TreeMap<>();

    /** The lines of a file to upload: the pattern, an empty line (there is one run), then two lines for each event. */
    public static List<String> lines(List<TraceEvent> merged) {
        ShiVizExport export = new ShiVizExport(merged);
        List<String> lines = new ArrayList<>(List.of(PATTERN, ""));
        for (int i = 0; i < merged.size(); i++) {
            TraceEvent event = merged.get(i);
            lines.add(event.micros() + " " + event.kind().label() + " " + description(event));
            lines.add(export.hostAndClock(i, event));
        }
        return lines;
    }

    private ShiVizExport(List<TraceEvent> merged) {
        clocks = new VectorClocks(merged);
        merged.stream()
                .filter(TraceEvent::isInside)
                .map(event -> event.lane().toString())
                .forEach(lanes::add);
    }

    private String hostAndClock(int index, TraceEvent event) {
        Map<String, Integer> clock = new TreeMap<>();
        clocks.clock(index).forEach((Lane lane, Integer count) -> clock.put(lane.toString(), count));
        String host = event.isInside() ? event.lane().toString() : outsideHost(event);
        if (!event.isInside()) {
            clock.put(host, outside.merge(host, 1, Integer::sum));
        }
        return host
                + clock.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .collect(Collectors.joining(",", " {", "}"));
    }

    private String outsideHost(TraceEvent event) {
        String name = event.kind() == Kind.CHECK ? "check" : "network";
        while (lanes.contains(name)) {
            name += "*";
        }
        return name;
    }

    private static String description(TraceEvent event) {
        String words = event.words().substring(event.kind().label().length());
        return words.replaceAll("\\s+", " ").trim();
    }
}
