package org.jsyslab.common.disk;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsyslab.common.node.Table;

/** A table in memory that tells its changes. */
public final class StoredTable<K extends Comparable<? super K>, V> implements Table<K, V> {
    private final String name;
    private final Consumer<Change> changes;
    private SortedMap<Object, Object> entries = new TreeMap<>();

    StoredTable(String name, Consumer<Change> changes) {
        this.name = name;
        this.changes = changes;
    }

    StoredTable(StoredTable<?, ?> other, Consumer<Change> changes) {
        this(other.name, changes);
        entries.putAll(other.entries);
    }

    @Override
    @SuppressWarnings("unchecked")
    public V get(K key) {
        return (V) entries.get(key);
    }

    @Override
    public void put(K key, V value) {
        restore(Objects.requireNonNull(key, name), Objects.requireNonNull(value, name));
        changes.accept(new Change.EntryPut(name, key, value));
    }

    @Override
    public void remove(K key) {
        if (entries.remove(key) != null) {
            changes.accept(new Change.EntryRemoved(name, key));
        }
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public SortedMap<K, V> entries() {
        return Collections.unmodifiableSortedMap((SortedMap<K, V>) (SortedMap<?, ?>) entries);
    }

    /** Replaces keys and values by other forms of them (recovery: bytes become values), telling no one. */
    public void convert(UnaryOperator<Object> ofKeys, UnaryOperator<Object> ofValues) {
        SortedMap<Object, Object> converted = new TreeMap<>();
        entries.forEach((key, value) -> converted.put(ofKeys.apply(key), ofValues.apply(value)));
        entries = converted;
    }

    void restore(Object key, Object value) {
        entries.put(key, value);
    }

    void forget(Object key) {
        entries.remove(key);
    }
}
