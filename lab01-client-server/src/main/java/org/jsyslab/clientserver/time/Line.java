package org.jsyslab.clientserver.time;

import org.jsyslab.common.node.NodeId;

/**
 * What one member said to all.
 *
 * @param author who said it
 * @param written when, by the author's Lamport clock
 * @param order how many lines of each member, this one included, were said before or are this: BSS's VT(m)
 * @param text what was said
 */
public record Line(NodeId author, LamportClock written, VectorClock order, String text) {

    /** Which line of its author it is, from 1. */
    public long number() {
        return order.of(author);
    }

    /**
     * Whether this line may have led to the other: its author had seen this one, or something that followed from it.
     */
    public boolean precedes(Line other) {
        return order.happenedBefore(other.order);
    }
}
