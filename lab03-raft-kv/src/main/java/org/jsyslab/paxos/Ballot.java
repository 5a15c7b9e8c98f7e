package org.jsyslab.paxos;

import java.util.Comparator;
import org.jsyslab.common.node.NodeId;

/**
 * The number of a proposal. No two proposers have one in common, and any two can be compared (section 2.2).
 *
 * @param round counts up; 1 or more, but for {@link #NONE}
 * @param proposer whose number it is; decides between equal rounds
 */
public record Ballot(long round, NodeId proposer) implements Comparable<Ballot> {
    /** Lower than the number of any proposal. */
    public static final Ballot NONE = new Ballot(0, NodeId.of("nobody"));

    private static final Comparator<Ballot> ORDER =
            Comparator.comparingLong(Ballot::round).thenComparing(Ballot::proposer);

    /** A number of {@code self}'s own that is higher than this one. */
    Ballot next(NodeId self) {
        return new Ballot(round + 1, self);
    }

    @Override
    public int compareTo(Ballot other) {
        return ORDER.compare(this, other);
    }

    /** {@code 3.n1}. */
    @Override
    public String toString() {
        return round + "." + proposer.name();
    }
}
