package org.jsyslab.common.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;

/**
 * Remembers the last events worth drawing, the last faults before them, and what each node last reported of its state.
 */
final class RecentEvents implements Observer {
    private static final int MOST = 20;
    private static final int MOST_FAULTS = 6;

    private final SortedMap<NodeId, Event> lives = new TreeMap<>();
    private final Deque<Event> faults = new ArrayDeque<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private final SortedMap<NodeId, SortedMap<String, Reported>> states = new TreeMap<>();

    @Override
    public void observe(Event event) {
        switch (event.kind()) {
            case SEND, DELAY, TIMER_SET, TIMER_CANCEL, CHECK -> {} // shown by receipt, firing and the report's head
            case STATE -> remember(event, (Event.State) event.subject());
            default -> add(event);
        }
    }

    /** The last faults and events, the oldest first; before them, what was last said of each node's life. */
    List<Event> events() {
        List<Event> all = new ArrayList<>(lives.values());
        all.addAll(faults);
        all.addAll(events);
        return all;
    }

    /** How many of {@link #events} are worth drawing: the last ones. */
    int worthDrawing() {
        return faults.size() + events.size();
    }

    /** Per node, the state it reported: {@code term=4}, with a star if that changed within the events shown. */
    SortedMap<NodeId, String> states() {
        long since = events.isEmpty() ? 0 : events.getFirst().micros();
        SortedMap<NodeId, String> texts = new TreeMap<>();
        states.forEach((node, reported) -> texts.put(node, textOf(reported, since)));
        return texts;
    }

    private void add(Event event) {
        events.addLast(event);
        if (events.size() > MOST) {
            keepIfFault(events.removeFirst());
        }
        if (event.kind() == Event.Kind.LIFE && "crash".equals(event.text())) {
            states.remove(event.node());
        }
    }

    private void keepIfFault(Event event) {
        boolean lost = event.kind() == Event.Kind.DISK && event.text().startsWith("lost");
        if (lost || event.kind() == Event.Kind.LIFE || event.kind() == Event.Kind.FAULT) {
            faults.addLast(event);
        }
        if (faults.size() > MOST_FAULTS) {
            keepIfLife(faults.removeFirst());
        }
    }

    private void keepIfLife(Event event) {
        if (event.kind() == Event.Kind.LIFE) {
            lives.put(event.node(), event);
        }
    }

    private void remember(Event event, Event.State state) {
        states.computeIfAbsent(event.node(), node -> new TreeMap<>())
                .put(state.name(), new Reported(StableText.of(state.value()), event.micros()));
    }

    private static String textOf(SortedMap<String, Reported> reported, long since) {
        List<String> parts = new ArrayList<>();
        reported.forEach((name, value) -> parts.add(name + "=" + value.text() + (value.micros() >= since ? "*" : "")));
        return String.join("  ", parts);
    }

    private record Reported(String text, long micros) {}
}
