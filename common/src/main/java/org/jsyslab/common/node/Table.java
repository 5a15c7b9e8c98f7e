package org.jsyslab.common.node;

import java.util.SortedMap;

/**
 * A durable map in the order of its keys: accounts, stored keys, remembered clients. Changes become durable with the
 * step that makes them. All entries are held in memory; only what changes is written.
 *
 * @param <K> strings, numbers, {@link NodeId}, {@link Bytes}, {@link OpId} or enums
 * @param <V> records, or what a record may hold
 */
public interface Table<K extends Comparable<? super K>, V> {

    /** The value of {@code key}, or null if there is none. */
    V get(K key);

    /** Sets the value of {@code key}. */
    void put(K key, V value);

    /** Removes {@code key} and its value; nothing happens if there is none. */
    void remove(K key);

    /** Number of entries. */
    int size();

    /** All entries in the order of their keys: a read-only view of the present state. */
    SortedMap<K, V> entries();
}
