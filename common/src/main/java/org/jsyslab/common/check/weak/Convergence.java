package org.jsyslab.common.check.weak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;

/**
 * Eventual consistency (Terry et al. 1994, §2; Vogels 2009): when writing has stopped and the network is whole, all
 * replicas hold the same, and it is something that was written. Whoever runs the test says when that must be reached,
 * and then lets clients read from each replica.
 */
public final class Convergence {
    private final History history;
    private final long settled;

    private Convergence(History history, long settled) {
        this.history = history;
        this.settled = settled;
    }

    /**
     * Judges the reads called at or after {@code settled}.
     *
     * @param settled when the replicas must agree, in nanoseconds on the history's clock
     * @return {@link Verdict.Unknown} if a key that was written is not read by two operations after that
     * @throws IllegalArgumentException if something is written at or after that
     */
    public static Verdict after(long settled, History history) {
        return new Convergence(history, settled).judge();
    }

    private Verdict judge() {
        requireNoLateWrites();
        Map<String, List<Access>> finals = Access.reads(history).stream()
                .filter(read -> read.operation().called() >= settled)
                .collect(Collectors.groupingBy(Access::key, LinkedHashMap::new, Collectors.toList()));
        for (List<Access> reads : finals.values()) {
            for (Access read : reads) {
                if (!read.value().equals(reads.get(0).value())) {
                    return disagreement(reads.get(0), read);
                }
                if (!mayBe(read)) {
                    return invention(read);
                }
            }
        }
        return coverage(finals);
    }

    private Verdict coverage(Map<String, List<Access>> finals) {
        for (Access write : Access.writes(history)) {
            if (finals.getOrDefault(write.key(), List.of()).size() < 2) {
                return new Verdict.Unknown("fewer than two reads show what " + write.key() + " was at the end");
            }
        }
        return finals.isEmpty() ? new Verdict.Unknown("nothing was read at the end") : new Verdict.Valid(List.of());
    }

    private void requireNoLateWrites() {
        for (Access write : Access.writes(history)) {
            if (write.operation().called() >= settled) {
                throw new IllegalArgumentException("written after the replicas had to agree: " + write.operation());
            }
        }
    }

    private boolean mayBe(Access read) {
        return Access.blurred(history).contains(read.key())
                || written(read.key()).contains(read.value());
    }

    /** Everything that may be at a key: what was or may have been written, and, if nothing surely was, absent. */
    private Set<Value> written(String key) {
        List<Access> writes = Access.writes(history).stream()
                .filter(write -> write.key().equals(key) && write.known())
                .toList();
        Set<Value> values = writes.stream().map(Access::value).collect(Collectors.toSet());
        if (writes.stream().noneMatch(write -> write.operation().ok())) {
            values.add(Value.absent());
        }
        return values;
    }

    private static Verdict disagreement(Access one, Access other) {
        return invalid(
                other.operation(),
                List.of(one.operation(), other.operation()),
                "at the end " + one.key() + " was " + one.value() + " here and " + other.value() + " there");
    }

    private static Verdict invention(Access read) {
        return invalid(
                read.operation(),
                List.of(read.operation()),
                "at the end " + read.key() + " was " + read.value() + ", which the acknowledged writes rule out");
    }

    private static Verdict invalid(Operation culprit, List<Operation> part, String reason) {
        String title = "not converged: " + culprit;
        return new Verdict.Invalid(new Explanation(title, culprit, part, List.of(), List.of(reason), true));
    }
}
