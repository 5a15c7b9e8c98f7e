package org.jsyslab.common.check.weak;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Verdict;

/**
 * How old the values are that reads return: in versions, the k of k-staleness, and in time, the t of t-visibility
 * (Bailis et al. 2012, §2). A read is stale if a newer version had been acknowledged before the read was called.
 *
 * @param reads one entry for each value read, in the order of the calls
 */
public record Staleness(List<Read> reads) {
    /**
     * One value that was read.
     *
     * @param versions how many newer writes of the key had been acknowledged; 0 for a fresh read
     * @param age how long before the call the first of them had been acknowledged; zero for a fresh read
     * @param missed that first newer write; null for a fresh read
     */
    public record Read(Operation operation, String key, int versions, Duration age, Operation missed) {
        /** Whether a newer version had been acknowledged. */
        public boolean stale() {
            return versions > 0;
        }
    }

    public Staleness {
        reads = List.copyOf(reads);
    }

    /** Measures all reads of a history. */
    public static Staleness of(History history, Versions versions) {
        Map<String, List<Access>> writes = Access.writes(history).stream()
                .filter(write -> write.operation().ok())
                .sorted(Comparator.comparingLong(write -> write.operation().returned()))
                .collect(Collectors.groupingBy(Access::key, LinkedHashMap::new, Collectors.toList()));
        return new Staleness(Access.reads(history).stream()
                .map(read -> measure(read, writes.getOrDefault(read.key(), List.of()), versions))
                .toList());
    }

    /** Which part of the reads was stale, 0 to 1. */
    public double share() {
        return reads.isEmpty() ? 0 : (double) reads.stream().filter(Read::stale).count() / reads.size();
    }

    /** By how many versions the stalest read was behind. */
    public int mostVersions() {
        return reads.stream().mapToInt(Read::versions).max().orElse(0);
    }

    /** By how much time the stalest read was behind. */
    public Duration longest() {
        return reads.stream().map(Read::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** Judges whether no read is behind by more than so many versions and so much time. */
    public Verdict atMost(int versions, Duration age) {
        if (reads.isEmpty()) {
            return new Verdict.Unknown("staleness: nothing was read");
        }
        return reads.stream()
                .filter(read -> read.versions() > versions || read.age().compareTo(age) > 0)
                .findFirst()
                .<Verdict>map(read -> new Verdict.Invalid(explain(read)))
                .orElse(new Verdict.Valid(List.of()));
    }

    private static Read measure(Access read, List<Access> writes, Versions versions) {
        Operation operation = read.operation();
        List<Operation> newer = writes.stream()
                .filter(write -> write.operation().precedes(operation))
                .filter(write -> versions.older(read.key(), read.value(), write.value()))
                .map(Access::operation)
                .toList();
        Operation first = newer.isEmpty() ? null : newer.get(0);
        long age = first == null ? 0 : operation.called() - first.returned();
        return new Read(operation, read.key(), newer.size(), Duration.ofNanos(age), first);
    }

    private static Explanation explain(Read read) {
        String title = "too stale: " + read.operation();
        String reason = "when it was called, " + read.versions() + " newer versions of " + read.key()
                + " had been acknowledged, the first " + read.age().toMillis() + " ms before";
        return new Explanation(
                title, read.operation(), List.of(read.missed(), read.operation()), List.of(), List.of(reason), true);
    }
}
