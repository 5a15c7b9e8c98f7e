package org.jsyslab.clientserver.time;

import org.jsyslab.common.node.NodeId;

/**
 * The logical time of an event, by both kinds of clock.
 *
 * @param lamport a number that respects causality
 * @param vector counts that tell causality
 */
public record Stamp(LamportClock lamport, VectorClock vector) {
    /** The time before the first event. */
    public static final Stamp ZERO = new Stamp(LamportClock.ZERO, VectorClock.ZERO);

    /** The time of the next event of {@code process}, if this is the time of its last one. */
    public Stamp tick(NodeId process) {
        return new Stamp(lamport.tick(), vector.tick(process));
    }

    /** The time that knows what either knows. */
    public Stamp merge(Stamp other) {
        return new Stamp(lamport.merge(other.lamport), vector.merge(other.vector));
    }
}
