package org.jsyslab.clientserver.time;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.NodeId;

/**
 * A logical clock that counts the events of each process. Comparing two of them tells exactly whether one event
 * happened before the other.
 *
 * <p>Fidge 1988, Mattern 1989; Coulouris et al., section 14.4.
 *
 * @param counts how many events of each process are known, 1 or more; a process that is missing counts 0
 */
public record VectorClock(SortedMap<NodeId, Long> counts) {
    /** The clock that knows of no event. */
    public static final VectorClock ZERO = new VectorClock(new TreeMap<>());

    public VectorClock {
        TreeMap<NodeId, Long> copy = new TreeMap<>(counts);
        if (copy.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("a vector clock counts from 1, and leaves out who counts 0: " + counts);
        }
        counts = Collections.unmodifiableSortedMap(copy);
    }

    /** How many events of {@code process} are known. */
    public long of(NodeId process) {
        return counts.getOrDefault(process, 0L);
    }

    /** The clock at the next event of {@code process}, if this is its clock now. */
    @Exercise(part = "C", hint = "A clock is a value: make another one.")
    public VectorClock tick(NodeId process) {
        TreeMap<NodeId, Long> ticked = new TreeMap<>(counts);
        ticked.merge(process, 1L, Math::addExact);
        return new VectorClock(ticked);
    }

    /** The clock that knows what either knows: of each process the larger count. */
    @Exercise(part = "C")
    public VectorClock merge(VectorClock other) {
        TreeMap<NodeId, Long> merged = new TreeMap<>(counts);
        other.counts.forEach((process, count) -> merged.merge(process, count, Math::max));
        return new VectorClock(merged);
    }

    /** Whether this knows of no event that {@code other} does not know of (Mattern's &le;). */
    @Exercise(part = "C", hint = "A process that is missing counts 0.")
    public boolean isWithin(VectorClock other) {
        return counts.entrySet().stream().allMatch(known -> known.getValue() <= other.of(known.getKey()));
    }

    /** Whether the event with this clock happened before the event with the other: V(a) &lt; V(b). */
    @Exercise(part = "C", hint = "Less or equal, and not equal.")
    public boolean happenedBefore(VectorClock other) {
        return isWithin(other) && !equals(other);
    }

    /** Whether neither of the two events happened before the other. For two different events. */
    @Exercise(part = "C")
    public boolean concurrent(VectorClock other) {
        return !isWithin(other) && !other.isWithin(this);
    }

    /** {@code [ann 2, bob 1]}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(known -> known.getKey() + " " + known.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
