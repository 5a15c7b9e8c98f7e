package org.jsyslab.common.trace;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;

/**
 * Shifts the clocks of processes, each of which counts from its own start, onto one axis. What is known is that no
 * message arrives before it is sent and that no life begins before the former one has ended. Between two processes that
 * talk both ways, the shortest trips there and back are taken to be equally long (Cristian 1989); then all shifts are
 * raised as far as it takes for no message to travel back in time.
 */
final class ClockAlignment {
    private final Map<Way, Long> shortest = new HashMap<>();
    private final Set<Way> neighbours = new LinkedHashSet<>();
    private final int size;

    /** From the process of one trace to that of another. */
    private record Way(int from, int to) {
        Way back() {
            return new Way(to, from);
        }
    }

    private record Moment(int trace, long micros) {}

    /** For each trace, the microseconds to add to its times; the earliest event of all is then at 0 or later. */
    static long[] shifts(List<Trace> traces) {
        ClockAlignment alignment = new ClockAlignment(traces);
        long[] shifts = alignment.guess();
        alignment.repair(shifts);
        long earliest = 0;
        for (int i = 0; i < shifts.length; i++) {
            for (TraceEvent event : traces.get(i).events()) {
                earliest = Math.min(earliest, event.micros() + shifts[i]);
            }
        }
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] -= earliest;
        }
        return shifts;
    }

    private ClockAlignment(List<Trace> traces) {
        size = traces.size();
        Map<String, Moment> sent = new HashMap<>();
        for (int i = 0; i < size; i++) {
            for (TraceEvent event : traces.get(i).events()) {
                if (event.kind() == Kind.SEND && event.messageId() != null) {
                    sent.put(event.messageId(), new Moment(i, event.micros()));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (TraceEvent event : traces.get(i).events()) {
                if (event.kind() == Kind.RECEIVE && sent.containsKey(event.messageId())) {
                    observe(sent.get(event.messageId()), new Moment(i, event.micros()));
                }
            }
        }
        observeLives(traces);
    }

    private void observe(Moment before, Moment after) {
        if (before.trace != after.trace) {
            Way way = new Way(before.trace, after.trace);
            shortest.merge(way, after.micros - before.micros, Math::min);
            neighbours.add(way);
            neighbours.add(way.back());
        }
    }

    private void observeLives(List<Trace> traces) {
        Map<NodeId, Map<Integer, Moment>> ends = new HashMap<>();
        for (int i = 0; i < size; i++) {
            for (TraceEvent event : traces.get(i).events()) {
                ends.computeIfAbsent(event.node(), node -> new HashMap<>())
                        .put(event.incarnation(), new Moment(i, event.micros()));
            }
        }
        for (int i = 0; i < size; i++) {
            for (TraceEvent event : traces.get(i).events()) {
                Moment end = ends.get(event.node()).get(event.incarnation() - 1);
                if (end != null) {
                    observe(end, new Moment(i, event.micros()));
                }
            }
        }
    }

    /** Walks from process to process, first over ways that were used in both directions. */
    private long[] guess() {
        long[] shifts = new long[size];
        BitSet placed = new BitSet(size);
        while (placed.cardinality() < size) {
            Optional<Way> way = neighbours.stream()
                    .filter(next -> placed.get(next.from) && !placed.get(next.to))
                    .min(Comparator.comparing(next -> !isUsedBothWays(next)));
            if (way.isPresent()) {
                Way next = way.get();
                shifts[next.to] = shifts[next.from] + shift(shortest.get(next), shortest.get(next.back()));
                placed.set(next.to);
            } else {
                placed.set(placed.nextClearBit(0));
            }
        }
        return shifts;
    }

    private boolean isUsedBothWays(Way way) {
        return shortest.containsKey(way) && shortest.containsKey(way.back());
    }

    private static long shift(Long there, Long back) {
        if (there == null) {
            return back;
        }
        return back == null ? -there : (back - there) / 2;
    }

    /** Bellman-Ford: raises shifts until every way takes no less than no time; gives up where that cannot be. */
    private void repair(long[] shifts) {
        for (int round = 0; round < size; round++) {
            shortest.forEach((way, time) -> shifts[way.to] = Math.max(shifts[way.to], shifts[way.from] - time));
        }
    }
}
