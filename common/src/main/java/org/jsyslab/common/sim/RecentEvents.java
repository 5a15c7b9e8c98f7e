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

/** Remembers the last events worth drawing, and what each node last reported of its state. */
final class RecentEvents implements Observer {
    /** How many events are worth drawing. */
    static final int MOST = 20;

    private final Deque<Event> events = new ArrayDeque<>();
    private final SortedMap<NodeId, Event> lives = new TreeMap<>();
    private final SortedMap<NodeId, SortedMap<String, Reported>> states = new TreeMap<>();

    @Override
    public void observe(Event event) {
        switch (event.kind()) {
            case SEND,
                    DELAY,
                    TIMER_SET,
                    TIMER_CANCEL -> {} // the receipt or drop shows the message, the firing the timer
            case STATE -> remember(event, (Event.State) event.subject());
            default -> add(event);
        }
    }

    /** The last events, the oldest first; before them, what was last said of each node's life. */
    List<Event> events() {
        List<Event> all = new ArrayList<>(lives.values());
        all.addAll(events);
        return all;
    }

    /** Per node, the state it reported: {@code term=4}, with a star if that changed within the events shown. */
    SortedMap<NodeId, String> states() {
        long since = events.isEmpty() ? 0 : events.getFirst().micros();
        SortedMap<NodeId, String> texts = new TreeMap<>();
        states.forEach((node, reported) -> texts.put(node, textOf(reported, since)));
        return texts;
    }

    private void add(Event event) {
        if (events.size() == MOST) {
            Event oldest = events.removeFirst();
            if (oldest.kind() == Event.Kind.LIFE) {
                lives.put(oldest.node(), oldest);
            }
        }
        events.addLast(event);
        if (event.kind() == Event.Kind.LIFE && "crash".equals(event.text())) {
            states.remove(event.node());
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
