package org.jsyslab.common.trace.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.TraceEvent;

/**
 * A space-time diagram in plain ASCII, for failure reports: a column for each node, time downwards, a line for each
 * event. A receipt is an arrow from the sender's column, a loss a line that ends in an {@code x}. The lifeline of a
 * crashed node is a column of colons, that of a paused one of quotation marks.
 *
 * <pre>
 *        ms  n1      n2      n3
 *     0.120  o       |       |       n1 send n2 Ping[round=1]
 *     1.204  |------&gt;o       |       n2 recv n1 Ping[round=1]
 *     1.900  |--------------x|       n1 drop n3 Ping[round=1] loss
 *     2.000  X       |       |       n1 life crash
 *     3.000  :       T       |       n2 timer.fire Silence[peer=n1]
 * </pre>
 */
public final class TextDiagram {
    /** Where there are more nodes than fit, those with the most events are drawn. */
    private static final int WIDEST_LANES = 64;

    private static final int WIDEST_NAME = 12;
    private static final int WIDEST_LINE = 120;

    private final List<Row> rows;
    private final TreeMap<NodeId, Integer> columns = new TreeMap<>();
    private final Map<NodeId, Character> lifelines = new HashMap<>();
    private final int width;
    private final int leftOut;

    /**
     * Draws the last of the events that a host reported.
     *
     * @param events what happened, the oldest first
     * @param count how many of them to draw; the earlier ones tell who is down or paused
     * @param words says what happened, without the node's name
     */
    public static String of(List<Event> events, int count, Function<Event, String> words) {
        Function<Event, Row> row = event -> new Row(
                event.kind(),
                event.node(),
                event.incarnation(),
                event.peer(),
                event.messageId(),
                event.micros(),
                event.text(),
                words.apply(event));
        return draw(events.stream().map(row).toList(), count);
    }

    /** Draws the last {@code count} of the events of a trace. */
    public static String of(List<TraceEvent> events, int count) {
        Function<TraceEvent, Row> row = event -> new Row(
                event.kind(),
                event.node(),
                event.incarnation(),
                event.peer(),
                event.messageId(),
                event.micros(),
                event.text(),
                event.words());
        return draw(events.stream().map(row).toList(), count);
    }

    private static String draw(List<Row> all, int count) {
        int from = Math.max(0, all.size() - count);
        TextDiagram diagram = new TextDiagram(all.subList(from, all.size()));
        all.subList(0, from).forEach(diagram::live);
        return diagram.draw();
    }

    private TextDiagram(List<Row> rows) {
        this.rows = rows;
        Map<NodeId, Integer> events = new TreeMap<>();
        rows.stream().filter(Row::isAtNode).forEach(row -> events.merge(row.node(), 1, Integer::sum));
        width = 4
                + events.keySet().stream()
                        .mapToInt(node -> Math.min(node.name().length(), WIDEST_NAME))
                        .max()
                        .orElse(0);
        events.entrySet().stream()
                .sorted(Map.Entry.<NodeId, Integer>comparingByValue().reversed())
                .limit(WIDEST_LANES / width)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(node -> columns.put(node, columns.size() * width));
        leftOut = events.size() - columns.size();
    }

    private String draw() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%12s  ", "ms"));
        columns.keySet().forEach(node -> text.append(cell(cut(node.name(), WIDEST_NAME))));
        text.append(leftOut > 0 ? "(and " + leftOut + " more)" : "").append('\n');
        for (Row row : rows) {
            live(row);
            String line = String.format(Locale.ROOT, "%12.3f  %s%s", row.micros() / 1e3, lanes(row), row.sentence());
            text.append(cut(line, WIDEST_LINE)).append('\n');
        }
        return text.toString();
    }

    private StringBuilder lanes(Row row) {
        StringBuilder lanes = new StringBuilder();
        columns.keySet().forEach(node -> lanes.append(cell(String.valueOf(lifelines.getOrDefault(node, '|')))));
        Integer here = columns.get(row.node());
        Integer there = row.peer() == null ? null : columns.get(row.peer());
        boolean apart = here != null && there != null && !here.equals(there);
        if (row.kind() == Kind.RECEIVE && apart) {
            arrow(lanes, there, here, '>', '<');
        } else if (row.kind() == Kind.DROP && apart) {
            arrow(lanes, row.isSentHere() ? here : there, row.isSentHere() ? there : here, 'x', 'x');
        }
        if (here != null && (row.kind() != Kind.DROP || !apart)) {
            lanes.setCharAt(here, row.symbol());
        }
        return lanes;
    }

    private static void arrow(StringBuilder lanes, int from, int to, char rightwards, char leftwards) {
        for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
            lanes.setCharAt(i, '-');
        }
        lanes.setCharAt(from < to ? to - 1 : to + 1, from < to ? rightwards : leftwards);
    }

    private void live(Row row) {
        if (row.kind() == Kind.LIFE) {
            lifelines.put(row.node(), row.lifeline());
        }
    }

    private String cell(String text) {
        return text + " ".repeat(width - text.length());
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    /**
     * What a line needs of an event.
     *
     * @param text the host's own word, which says what happened to a node's life; may be null
     */
    private record Row(
            Kind kind,
            NodeId node,
            int incarnation,
            NodeId peer,
            String messageId,
            long micros,
            String text,
            String words) {

        /** A loss is reported by either end; the message's id begins with its sender. */
        boolean isSentHere() {
            return messageId == null || messageId.startsWith(node.name() + ".");
        }

        /** Faults and verdicts that concern no node in particular have incarnation 0. */
        boolean isAtNode() {
            return incarnation > 0;
        }

        String sentence() {
            return isAtNode() ? node + " " + words : words;
        }

        char lifeline() {
            return switch (String.valueOf(text)) {
                case "crash", "stop" -> ':';
                case "pause" -> '"';
                default -> '|';
            };
        }

        char symbol() {
            return switch (kind) {
                case TIMER_FIRE -> 'T';
                case TIMER_SET, TIMER_CANCEL -> 't';
                case OP_CALL -> '[';
                case OP_OK, OP_FAIL -> ']';
                case OP_INFO -> '?';
                case LIFE -> lifeline() == ':' ? 'X' : '*';
                case DROP -> 'x';
                default -> 'o';
            };
        }
    }
}
