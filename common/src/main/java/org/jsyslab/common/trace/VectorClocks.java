package org.jsyslab.common.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.trace.TraceEvent.Lane;

/**
 * The vector clock of every event of a trace (Fidge 1988, Mattern 1989), computed by the reader, so that no protocol
 * has to carry one. A component counts the events of one {@link Lane}, that is, of one life of a node. Events outside
 * the nodes have a clock, the sum of what caused them, but no component of their own.
 */
public final class VectorClocks {
    /** Lanes times events; 256 MB of counters. */
    private static final long MOST_COUNTERS = 1L << 26;

    private final List<TraceEvent> events;
    private final Map<Lane, Integer> lanes = new TreeMap<>();
    private final List<int[]> clocks = new ArrayList<>();

    /**
     * Computes the clocks of a merged trace.
     *
     * @throws IllegalArgumentException if lanes times events is beyond bounds
     */
    public VectorClocks(List<TraceEvent> events) {
        this.events = List.copyOf(events);
        TreeSet<Lane> names = new TreeSet<>();
        events.stream().filter(TraceEvent::isInside).map(TraceEvent::lane).forEach(names::add);
        names.forEach(lane -> lanes.put(lane, lanes.size()));
        if ((long) lanes.size() * events.size() > MOST_COUNTERS) {
            throw new IllegalArgumentException(
                    "too large for vector clocks: " + events.size() + " events of " + lanes.size() + " lives of nodes");
        }
        Causality causality = new Causality(events);
        for (int i = 0; i < events.size(); i++) {
            clocks.add(clock(events.get(i), causality.causes(i)));
        }
    }

    private int[] clock(TraceEvent event, List<Integer> causes) {
        int[] clock = new int[lanes.size()];
        for (int cause : causes) {
            int[] known = clocks.get(cause);
            for (int lane = 0; lane < clock.length; lane++) {
                clock[lane] = Math.max(clock[lane], known[lane]);
            }
        }
        if (event.isInside()) {
            clock[lanes.get(event.lane())]++;
        }
        return clock;
    }

    /** The clock of the event at {@code index}: how many events of each lane it follows from, itself included. */
    public Map<Lane, Integer> clock(int index) {
        int[] counts = clocks.get(index);
        Map<Lane, Integer> clock = new TreeMap<>();
        lanes.forEach((lane, at) -> {
            if (counts[at] > 0) {
                clock.put(lane, counts[at]);
            }
        });
        return clock;
    }

    /** Whether the first event can have influenced the second. Nothing follows from what happens outside the nodes. */
    public boolean happenedBefore(int first, int second) {
        TraceEvent event = events.get(first);
        if (first == second || !event.isInside()) {
            return false;
        }
        int lane = lanes.get(event.lane());
        return clocks.get(first)[lane] <= clocks.get(second)[lane];
    }

    /** Whether neither event can have influenced the other. */
    public boolean areConcurrent(int one, int other) {
        return one != other && !happenedBefore(one, other) && !happenedBefore(other, one);
    }
}
