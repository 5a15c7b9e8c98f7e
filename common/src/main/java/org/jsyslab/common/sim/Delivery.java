package org.jsyslab.common.sim;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** A message on its way from one node to another, from the step that sends it to the step that handles it. */
final class Delivery extends Effect implements Input {
    final Incarnation from;
    final NodeId to;
    /** Counts what {@link #from} sent: 1 for its first message. */
    final long number;

    Message message;
    /** The machine that {@link #to} names; known once the network has the message. */
    Machine target;
    /** What only traces need; null without an observer. */
    Stamp stamp;

    Delivery(Incarnation from, NodeId to, long number, Message message) {
        this.from = from;
        this.to = to;
        this.number = number;
        this.message = message;
    }

    /** A second copy of the message, on the same way. */
    Delivery twin() {
        Delivery twin = new Delivery(from, to, number, message);
        twin.target = target;
        twin.stamp = stamp;
        return twin;
    }

    /** Whether it goes from a node to itself, and so not over the network. */
    boolean isToSelf() {
        return to.equals(from.self());
    }

    @Override
    void release() {
        from.simulation().network().carry(this);
    }

    @Override
    void happen() {
        from.simulation().network().arrive(this);
    }

    @Override
    public void handle(Incarnation life) {
        life.simulation().reporter.receive(this, life);
        life.simulation().messageHandled();
        life.stack().deliver(from.self(), message);
    }

    /** The message's name in the trace, the operation that caused it, and the sender's Lamport clock. */
    record Stamp(String id, OpId op, long clock) {}
}
