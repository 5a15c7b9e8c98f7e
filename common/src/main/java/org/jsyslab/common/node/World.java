package org.jsyslab.common.node;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What a host (a real process, the simulator) offers to one {@link Stack}: the same as {@link Env}, for all protocols
 * of the stack at once. Only hosts implement it; protocols see {@link Env}.
 */
public interface World {

    /** The name under which the stack is known. */
    NodeId self();

    /**
     * Sends a message of the current step.
     *
     * @param ahead whether it may leave before the step's writes are durable
     */
    void send(NodeId to, Message message, boolean ahead);

    /** Sets a timer of this stack; see {@link Env#set}. */
    void set(Timer timer, Duration after);

    /** Cancels a timer of this stack. */
    void cancel(Timer timer);

    /** See {@link Env#now}. */
    Duration now();

    /** See {@link Env#wallClock}. */
    Instant wallClock();

    /** See {@link Env#random}. */
    RandomGenerator random(String purpose);

    /** See {@link Env#cell}; names are unique in the stack. */
    <T extends Record> Cell<T> cell(String name, T initial);

    /** See {@link Env#journal}; names are unique in the stack. */
    <E> Journal<E> journal(String name, Class<E> type);

    /** See {@link Env#table}; names are unique in the stack. */
    <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values);

    /** The blobs of the stack. */
    Blobs blobs();

    /** Starts work of the current step. */
    void run(Work<?> work);

    /** See {@link Env#note}. */
    void note(String text);

    /** See {@link Env#observe}. */
    void observe(String name, Object value);
}
