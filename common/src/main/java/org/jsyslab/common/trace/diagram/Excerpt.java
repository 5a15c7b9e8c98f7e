package org.jsyslab.common.trace.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.trace.TraceEvent;

/**
 * The part of a run that a page holds: all of it, or a window round the first violated check, or the end of the run
 * where no check failed. From before the window it keeps what still holds there: each node's life and state, and the
 * faults.
 *
 * @param indexes of the events kept, ascending
 * @param before how many events were cut before the window
 * @param after how many events were cut after the window
 */
record Excerpt(List<Integer> indexes, int before, int after) {
    static final int MOST_EVENTS = 20_000;
    static final long MOST_BYTES = 5_000_000;
    /** How many of the events kept may be from before the window. */
    private static final int MOST_STANDING = 2_000;
    /** Of four events, three from before the violation: what led to it matters more than what followed. */
    private static final int SHARE_BEFORE = 3;

    static Excerpt of(List<TraceEvent> events, List<JsonNode> lines) {
        return of(events, lines, MOST_EVENTS, MOST_BYTES);
    }

    /** With other limits, in events and in bytes of JSON. */
    static Excerpt of(List<TraceEvent> events, List<JsonNode> lines, int mostEvents, long mostBytes) {
        long bytesLeft = mostBytes;
        int pivot = pivot(events);
        int from = pivot;
        int to = pivot;
        for (int taken = 0; taken < mostEvents && (from > 0 || to < events.size()); taken++) {
            boolean isBackwards = to == events.size() || (from > 0 && taken % (SHARE_BEFORE + 1) != 0);
            int next = isBackwards ? from - 1 : to;
            bytesLeft -= size(lines.get(next));
            if (bytesLeft < 0) {
                break;
            }
            from = isBackwards ? next : from;
            to = isBackwards ? to : next + 1;
        }
        return from == 0 && to == events.size()
                ? window(List.of(), 0, to, 0)
                : cut(events, lines, from, to, mostEvents);
    }

    /** Makes room within the window for what stands from before it. */
    private static Excerpt cut(List<TraceEvent> events, List<JsonNode> lines, int from, int to, int mostEvents) {
        List<Integer> standing = standing(events, from);
        List<Integer> kept = standing.subList(
                Math.max(0, standing.size() - Math.min(MOST_STANDING, mostEvents / 10)), standing.size());
        long bytes = kept.stream().mapToLong(i -> size(lines.get(i))).sum();
        int start = from;
        for (int freed = 0; start < to - 1 && (freed < kept.size() || bytes > 0); freed++) {
            bytes -= size(lines.get(start));
            start++;
        }
        return window(kept, start, to, events.size() - to);
    }

    private static Excerpt window(List<Integer> standing, int from, int to, int after) {
        List<Integer> indexes = new ArrayList<>(standing);
        for (int i = from; i < to; i++) {
            indexes.add(i);
        }
        return new Excerpt(List.copyOf(indexes), from - standing.size(), after);
    }

    /** Where the window grows from: just before the first violation, or the end. */
    private static int pivot(List<TraceEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).isViolation()) {
                return i;
            }
        }
        return events.size();
    }

    /**
     * The events before {@code end} whose effects last: the last of each node's life, of each value of state, faults.
     */
    private static List<Integer> standing(List<TraceEvent> events, int end) {
        Map<String, Integer> last = new LinkedHashMap<>();
        for (int i = 0; i < end; i++) {
            TraceEvent event = events.get(i);
            if (event.kind() == Kind.LIFE) {
                last.put("life of " + event.node(), i);
            } else if (event.kind() == Kind.STATE && event.details() != null) {
                int position = i;
                event.details().fieldNames().forEachRemaining(key -> last.put(key + " of " + event.node(), position));
            } else if (event.kind() == Kind.FAULT) {
                if (event.word().equals("heal") && event.peer() == null) {
                    last.keySet().removeIf(key -> key.startsWith("fault "));
                } else {
                    last.put("fault " + event.node() + event.peer() + event.text(), i);
                }
            }
        }
        SortedSet<Integer> inOrder = new TreeSet<>(last.values());
        return List.copyOf(inOrder);
    }

    private static int size(JsonNode line) {
        return line.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
