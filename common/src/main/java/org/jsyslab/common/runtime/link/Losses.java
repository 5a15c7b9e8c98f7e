package org.jsyslab.common.runtime.link;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many messages to each process were lost, and why. Beyond a number of processes, the rest are counted together.
 */
public final class Losses {
    private static final int MAX_PROCESSES = 1_000;
    private static final String OTHERS = "others";

    private final SortedMap<String, SortedMap<Loss, Long>> counts = new TreeMap<>();

    /** One more. */
    void add(String process, Loss reason) {
        String row = counts.containsKey(process) || counts.size() < MAX_PROCESSES ? process : OTHERS;
        counts.computeIfAbsent(row, name -> new TreeMap<>()).merge(reason, 1L, Long::sum);
    }

    /** The counts, by process and reason. */
    public SortedMap<String, SortedMap<Loss, Long>> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Messages lost for one reason, to whomever. */
    public long total(Loss reason) {
        return counts.values().stream()
                .mapToLong(row -> row.getOrDefault(reason, 0L))
                .sum();
    }
}
