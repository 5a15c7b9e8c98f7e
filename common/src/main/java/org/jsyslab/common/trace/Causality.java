package org.jsyslab.common.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;

/**
 * Which events of a trace directly caused which (Lamport 1978): the one before it at the same node, and for a receipt
 * the send. A node's life follows from the last event of its former life, since it starts from what that left on disk.
 *
 * <p>What happens outside the nodes has causes but no effects: a loss follows from its send and nobody knows of it; a
 * check follows from the events it names.
 */
public final class Causality {
    private final List<List<Integer>> causes = new ArrayList<>();

    /** The causes in a merged trace: each event's causes stand before it. */
    public Causality(List<TraceEvent> events) {
        Map<NodeId, TreeMap<Integer, Integer>> last = new HashMap<>();
        Map<String, Integer> sent = new HashMap<>();
        Map<Long, Integer> positions = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            List<Integer> direct = new ArrayList<>(2);
            if (event.isInside()) {
                TreeMap<Integer, Integer> lives = last.computeIfAbsent(event.node(), node -> new TreeMap<>());
                addIfThere(direct, lives.floorEntry(event.incarnation()));
                lives.put(event.incarnation(), i);
            }
            if (event.kind() != Kind.SEND && sent.containsKey(event.messageId())) {
                direct.add(sent.get(event.messageId()));
            }
            event.because().stream().filter(positions::containsKey).forEach(n -> direct.add(positions.get(n)));
            causes.add(List.copyOf(direct));
            positions.put(event.n(), i);
            if (event.kind() == Kind.SEND && event.messageId() != null) {
                sent.put(event.messageId(), i);
            }
        }
    }

    /** Indexes of the direct causes of the event at {@code index}; all are smaller than it. */
    public List<Integer> causes(int index) {
        return causes.get(index);
    }

    /** Number of events. */
    public int size() {
        return causes.size();
    }

    private static void addIfThere(List<Integer> direct, Map.Entry<Integer, Integer> previous) {
        if (previous != null) {
            direct.add(previous.getValue());
        }
    }
}
