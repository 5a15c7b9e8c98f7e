package org.jsyslab.common.sim;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;

/**
 * A space-time diagram in text: a column for each node, time downwards. A message is drawn where it arrives ({@code
 * o--->*}) or is lost ({@code o---x}).
 */
final class SpaceTime {
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_WIDTH = 120;

    private final SortedMap<NodeId, Integer> columns = new TreeMap<>();
    private final int width;

    private SpaceTime(List<Event> events) {
        SortedSet<NodeId> nodes = new TreeSet<>();
        events.stream().filter(event -> event.incarnation() > 0).forEach(event -> nodes.add(event.node()));
        int widest = nodes.stream().mapToInt(node -> node.name().length()).max().orElse(1);
        width = Math.max(widest + 1, 4);
        nodes.stream().limit(MOST_COLUMNS).forEach(node -> columns.put(node, columns.size() * width));
    }

    /** Draws these events, a line each. */
    static String of(List<Event> events) {
        SpaceTime diagram = new SpaceTime(events);
        StringBuilder text = new StringBuilder(diagram.header());
        for (Event event : events) {
            String line = diagram.row(event);
            text.append(line.length() <= MOST_WIDTH ? line : line.substring(0, MOST_WIDTH - 1) + "…")
                    .append('\n');
        }
        return text.toString();
    }

    private String header() {
        StringBuilder names = new StringBuilder(" ".repeat(columns.size() * width));
        columns.forEach((node, at) -> names.replace(at, at + node.name().length(), node.name()));
        return String.format(Locale.ROOT, "%12s  %s\n", "ms", names);
    }

    private String row(Event event) {
        StringBuilder lanes = new StringBuilder(" ".repeat(columns.size() * width));
        columns.values().forEach(at -> lanes.setCharAt(at, '|'));
        Integer here = columns.get(event.node());
        Integer there = event.peer() == null ? null : columns.get(event.peer());
        if (here != null) {
            boolean lost = event.kind() == Event.Kind.DROP;
            if (there != null && !there.equals(here) && (lost || event.kind() == Event.Kind.RECEIVE)) {
                draw(lanes, there, here);
            }
            lanes.setCharAt(here, lost ? 'x' : '*');
        }
        String node = event.incarnation() > 0 ? event.node() + " " : "";
        return String.format(Locale.ROOT, "%12s  %s%s%s", EventText.millis(event), lanes, node, EventText.what(event));
    }

    private static void draw(StringBuilder lanes, int from, int to) {
        for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
            lanes.setCharAt(i, '-');
        }
        lanes.setCharAt(from, 'o');
        lanes.setCharAt(from < to ? to - 1 : to + 1, from < to ? '>' : '<');
    }
}
