package org.jsyslab.common.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.RunHeader.Participant;

/**
 * Joins the traces of the processes of a run into one. The order respects causality: a process's events stay in their
 * order, a message is sent before anything else happens to it, and a node's life begins after its former lives have
 * ended. Between events that are concurrent, time decides, then the node; as processes' clocks have nothing in common,
 * {@link ClockAlignment} first shifts them against each other. The time of day plays no part.
 *
 * <p>A message without a receipt was lost or is still in flight: the trace of a killed process may lack it.
 */
public final class TraceMerger {
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> unsent = new HashSet<>();
    private final Map<NodeId, TreeMap<Integer, Integer>> livesAhead = new HashMap<>();
    private final List<TraceEvent> merged = new ArrayList<>();

    /**
     * Merges traces. A single one that already has its order, as the simulator writes it, keeps it.
     *
     * @param traces at least one
     * @throws MalformedTraceException if they contradict each other, as traces of different runs do
     */
    public static Trace merge(List<Trace> traces) throws MalformedTraceException {
        Trace first = traces.get(0);
        if (traces.size() == 1 && first.events().stream().allMatch(event -> event.n() > 0)) {
            return first;
        }
        TraceMerger merger = new TraceMerger(traces);
        return new Trace(headerOf(traces), merger.merge());
    }

    private TraceMerger(List<Trace> traces) throws MalformedTraceException {
        long[] shifts = ClockAlignment.shifts(traces);
        for (Trace trace : traces) {
            requireSameRun(traces.get(0).header(), trace.header());
            parts.add(new Part(trace.events(), shifts[parts.size()]));
            for (TraceEvent event : trace.events()) {
                announce(event);
            }
        }
    }

    private void announce(TraceEvent event) throws MalformedTraceException {
        if (event.kind() == Kind.SEND && event.messageId() != null && !unsent.add(event.messageId())) {
            throw new MalformedTraceException(
                    "message " + event.messageId() + " is sent twice: these traces are of different runs");
        }
        if (event.isInside()) {
            livesAhead
                    .computeIfAbsent(event.node(), node -> new TreeMap<>())
                    .merge(event.incarnation(), 1, Integer::sum);
        }
    }

    private List<TraceEvent> merge() throws MalformedTraceException {
        for (Part next = earliestReady(); next != null; next = earliestReady()) {
            long time = next.time();
            TraceEvent event = next.take();
            merged.add(event.placed(merged.size() + 1, time));
            if (event.kind() == Kind.SEND) {
                unsent.remove(event.messageId());
            }
            if (event.isInside()) {
                livesAhead
                        .get(event.node())
                        .computeIfPresent(event.incarnation(), (life, left) -> left > 1 ? left - 1 : null);
            }
        }
        return merged;
    }

    /** The part whose next event may come next, or null if all events are placed. */
    private Part earliestReady() throws MalformedTraceException {
        Part earliest = parts.stream()
                .filter(part -> !part.isEmpty() && isReady(part.head()))
                .min(Comparator.comparingLong(Part::time)
                        .thenComparing(part -> part.head().node()))
                .orElse(null);
        if (earliest == null) {
            for (Part part : parts) {
                if (!part.isEmpty()) {
                    throw new MalformedTraceException("the traces contradict each other at event "
                            + part.head().words() + " of " + part.head().lane()
                            + ": they are of different runs, or incomplete");
                }
            }
        }
        return earliest;
    }

    private boolean isReady(TraceEvent event) {
        boolean isSent = event.kind() == Kind.SEND || !unsent.contains(event.messageId());
        boolean isAlive = !event.isInside() || livesAhead.get(event.node()).firstKey() >= event.incarnation();
        return isSent && isAlive;
    }

    private static void requireSameRun(RunHeader one, RunHeader other) throws MalformedTraceException {
        if (!Objects.equals(one.lab(), other.lab()) || !Objects.equals(one.seed(), other.seed())) {
            throw new MalformedTraceException("traces of different runs: lab " + one.lab() + ", seed " + one.seed()
                    + " and lab " + other.lab() + ", seed " + other.seed());
        }
    }

    private static RunHeader headerOf(List<Trace> traces) {
        Map<NodeId, Participant> nodes = new TreeMap<>();
        traces.stream()
                .map(trace -> trace.header().nodes())
                .flatMap(Collection::stream)
                .forEach(node -> nodes.putIfAbsent(node.id(), node));
        RunHeader first = traces.get(0).header();
        List<Participant> all = List.copyOf(nodes.values());
        return new RunHeader(
                first.lab(), first.mode(), first.seed(), first.title(), first.repro(), all, first.config());
    }

    /** What is left of one process's events. */
    private static final class Part {
        private final List<TraceEvent> events;
        private final long shift;
        private int next;

        Part(List<TraceEvent> events, long shift) {
            this.events = events;
            this.shift = shift;
        }

        boolean isEmpty() {
            return next == events.size();
        }

        TraceEvent head() {
            return events.get(next);
        }

        /** When the next event happens, on the common time axis. */
        long time() {
            return head().micros() + shift;
        }

        TraceEvent take() {
            return events.get(next++);
        }
    }
}
