package org.jsyslab.clientserver.time;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.NodeId;

/** A member's own lines that have not been delivered everywhere: what it sends again, and to whom. */
class Outstanding {
    /** The most lines that may be outstanding. It bounds what the others hold back, too. */
    static final int MOST = 100;

    private final SortedMap<Long, Line> lines = new TreeMap<>();
    private final SortedMap<Long, SortedSet<NodeId>> silent = new TreeMap<>();

    boolean isFull() {
        return lines.size() >= MOST;
    }

    /** A new line, of which {@code receivers} (not none) know nothing. */
    void add(Line line, Collection<NodeId> receivers) {
        lines.put(line.number(), line);
        silent.put(line.number(), new TreeSet<>(receivers));
    }

    /** Somebody has delivered the line of that number. */
    void deliveredAt(NodeId receiver, long number) {
        SortedSet<NodeId> left = silent.getOrDefault(number, new TreeSet<>());
        left.remove(receiver);
        if (left.isEmpty()) {
            silent.remove(number);
            lines.remove(number);
        }
    }

    /** Who has not replied to the line of that number; nobody once all have. */
    SortedSet<NodeId> silent(long number) {
        return Collections.unmodifiableSortedSet(silent.getOrDefault(number, Collections.emptySortedSet()));
    }

    /** The line of that number, which is outstanding. */
    Line line(long number) {
        return lines.get(number);
    }
}
