package org.jsyslab.common.runtime.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.node.OpId;

/**
 * The Lamport clock of a process, and the one place where its events are made. While nobody observes, no event, message
 * id or operation is computed. Its methods run on the loop's thread; {@link #add} and {@link #remove} on any.
 */
public final class Recorder {
    /**
     * No clock comes this far by counting: beyond it is a forgery, which doors refuse. Here it stops, so that one who
     * was lured to the limit is still heard by the others.
     */
    public static final long MAX_CLOCK = 1L << 52;

    private final int incarnation;
    private final long origin = System.nanoTime();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    private long clock;
    private long messages;

    /** A recorder for one life of a process. */
    public Recorder(int incarnation) {
        this.incarnation = incarnation;
    }

    /** Which life of the process this is, 1 for the first. */
    public int incarnation() {
        return incarnation;
    }

    /** Tells {@code observer} every event from now on. */
    public void add(Observer observer) {
        observers.add(observer);
    }

    /** Tells {@code observer} nothing more. */
    public void remove(Observer observer) {
        observers.remove(observer);
    }

    /** Whether anyone observes: ask before computing anything that only an observer needs. */
    public boolean isObserved() {
        return !observers.isEmpty();
    }

    /** Time since this process began, in nanoseconds. */
    public long nanos() {
        return System.nanoTime() - origin;
    }

    /** Advances the clock for a message that is sent. */
    long tick() {
        advancePast(clock);
        return clock;
    }

    /** Advances the clock past that of a received message. */
    void advancePast(long received) {
        clock = Math.min(Math.max(clock, received) + 1, MAX_CLOCK);
    }

    /** The id of the next message of {@code node}, or null while nobody observes. */
    String nextId(NodeId node) {
        return isObserved() ? node.name() + "." + incarnation + "-" + ++messages : null;
    }

    /**
     * The operation that {@code message} carries, otherwise the one that is being handled; null while nobody observes.
     */
    OpId op(Message message, OpId handled) {
        if (!isObserved()) {
            return null;
        }
        OpId carried = OpId.carriedBy(message);
        return carried == null ? handled : carried;
    }

    /** Reports a local event, which advances the clock; nothing happens while nobody observes. */
    void local(Event.Kind kind, NodeId node, NodeId peer, Object subject, OpId op, String text) {
        if (isObserved()) {
            advancePast(clock);
            report(kind, node, null, peer, subject, op, text);
        }
    }

    /** Reports an event at the present clock; nothing happens while nobody observes. */
    public void report(
            Event.Kind kind, NodeId node, String messageId, NodeId peer, Object subject, OpId op, String text) {
        if (isObserved()) {
            long micros = TimeUnit.NANOSECONDS.toMicros(nanos());
            Event event = new Event(kind, node, incarnation, clock, micros, messageId, peer, subject, op, text);
            observers.forEach(observer -> observer.observe(event));
        }
    }
}
