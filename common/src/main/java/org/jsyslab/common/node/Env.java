package org.jsyslab.common.node;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * All that a node may touch. One object per node and protocol; valid only inside that node's handlers and constructor,
 * on the thread that runs them.
 *
 * @param <M> the messages that this node sends
 */
public interface Env<M extends Message> {

    /** The name of this node. */
    NodeId self();

    /**
     * Sends a message once the writes of the current step are durable. The message may be lost, delayed, duplicated and
     * overtaken, unless it goes to {@link #self()}: those arrive, once, in the order sent, in a later step.
     */
    void send(NodeId to, M message);

    /**
     * Sends a message that need not wait for the current step's writes. Correct only if the message promises nothing
     * about this node's own disk: the argument stands beside each call. Otherwise as {@link #send}.
     */
    void sendAhead(NodeId to, M message);

    /**
     * Tells the front door, workload or command line that asked for it how an {@link Invoke} ended. Reliable, and
     * released after the step's writes like {@link #send}.
     */
    void answer(NodeId asker, Outcome outcome);

    /**
     * Arranges for {@code timer} to fire once, {@code after} from now; replaces a pending equal timer. Timers do not
     * survive a crash.
     *
     * @param after zero or more, as this node's own clock counts (which may drift)
     */
    void set(Timer timer, Duration after);

    /** Forgets a pending timer that equals {@code timer}; nothing happens if there is none. */
    void cancel(Timer timer);

    /**
     * This node's monotonic clock, from an arbitrary origin of this incarnation: only differences mean anything, and it
     * may run a little fast or slow. Constant within a step.
     */
    Duration now();

    /**
     * The time of day as this machine believes it: may be wrong by any amount and may step back. For display, expiry
     * and last-writer-wins only; never for ordering events of different nodes.
     */
    Instant wallClock();

    /**
     * A source of random numbers for one purpose. Each purpose has a stream of its own, so that drawing more numbers
     * for one purpose shifts no other; in simulation it follows from the run's seed.
     *
     * @param purpose a constant name such as {@code "election timeout"}
     */
    RandomGenerator random(String purpose);

    /**
     * A durable value that belongs to this node. The same name gives the same cell after a restart.
     *
     * @param initial the value before the first {@link Cell#set}; its class is the cell's type
     */
    <T extends Record> Cell<T> cell(String name, T initial);

    /** A durable sequence that belongs to this node. The same name gives the same journal after a restart. */
    <E> Journal<E> journal(String name, Class<E> type);

    /** A durable map that belongs to this node. The same name gives the same table after a restart. */
    <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values);

    /** Named durable byte strings that belong to this node: chunks, map outputs, snapshots. */
    Blobs blobs();

    /**
     * Starts long work beside this node, after the current step's writes are durable. Its result, or its failure, comes
     * back as a {@link Local} message from {@link #self()}. A crash ends the work without a message.
     */
    void run(Work<?> work);

    /** Remarks something for people, in the past or present tense: {@code "becomes leader"}. At most 80 characters. */
    void note(String text);

    /** Reports named state for pictures and status pages: role, term, commitIndex. Kept until reported anew. */
    void observe(String name, Object value);
}
