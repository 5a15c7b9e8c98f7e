package org.jsyslab.common.node;

/**
 * A durable sequence, truncated at both ends. Its first index is 1 until a prefix is discarded. Changes become durable
 * with the step that makes them. All entries are held in memory; {@link #get} costs nothing.
 */
public interface Journal<E> {

    /** Index of the oldest entry still held; {@code lastIndex() + 1} if there is none. */
    long firstIndex();

    /** Index of the newest entry; {@code firstIndex() - 1} if there is none. */
    long lastIndex();

    /**
     * The entry at {@code index}.
     *
     * @throws IndexOutOfBoundsException unless {@code firstIndex() <= index <= lastIndex()}
     */
    E get(long index);

    /** Adds an entry at {@code lastIndex() + 1} and returns that index. */
    long append(E entry);

    /**
     * Removes the entries at {@code index} and above; nothing happens if there are none.
     *
     * @throws IndexOutOfBoundsException if {@code index < firstIndex()}
     */
    void truncateFrom(long index);

    /**
     * Forgets the entries up to and including {@code index}. If {@code index} lies beyond {@link #lastIndex()} all
     * entries go and the next one appended gets {@code index + 1}; nothing happens below {@link #firstIndex()}.
     */
    void discardThrough(long index);

    /** Whether no entry is held. */
    default boolean isEmpty() {
        return lastIndex() < firstIndex();
    }
}
