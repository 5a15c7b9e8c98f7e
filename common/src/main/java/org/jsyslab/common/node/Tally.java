package org.jsyslab.common.node;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts replies towards a quorum: at most one per voter, strangers ignored, each voter with its weight.
 *
 * @param <T> what a voter replies
 */
public final class Tally<T> {
    private final SortedMap<NodeId, Integer> weights;
    private final int needed;
    private final SortedMap<NodeId, T> replies = new TreeMap<>();

    /**
     * A count that is reached when the weights of those who replied sum up to {@code needed}.
     *
     * @param weights votes of each voter, zero or more
     */
    public Tally(SortedMap<NodeId, Integer> weights, int needed) {
        this.weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        this.needed = needed;
    }

    /** A count that is reached by more than half of {@code voters}. */
    public static <T> Tally<T> majority(Collection<NodeId> voters) {
        TreeMap<NodeId, Integer> weights = new TreeMap<>();
        voters.forEach(voter -> weights.put(voter, 1));
        return new Tally<>(weights, weights.size() / 2 + 1);
    }

    /**
     * Counts a reply.
     *
     * @return whether this very reply completed the quorum: true at most once
     */
    public boolean add(NodeId voter, T reply) {
        boolean before = reached();
        if (weights.containsKey(voter)) {
            replies.putIfAbsent(voter, reply);
        }
        return !before && reached();
    }

    /** Whether the replies so far are a quorum. */
    public boolean reached() {
        return votes() >= needed;
    }

    /** The sum of the weights of those who replied. */
    public int votes() {
        return replies.keySet().stream().mapToInt(weights::get).sum();
    }

    /** The replies so far, by voter. */
    public SortedMap<NodeId, T> replies() {
        return Collections.unmodifiableSortedMap(replies);
    }
}
