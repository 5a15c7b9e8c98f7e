package org.jsyslab.common.disk;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/**
 * The cells, journals and tables of one stack, in memory. What a node changes is applied at once and told to the host
 * as a {@link Change}; a host that recovers applies the recorded changes in their order. Blobs are not held here.
 */
public final class DurableState {
    private final Consumer<Change> changes;
    private final SortedMap<String, StoredCell<?>> cells = new TreeMap<>();
    private final SortedMap<String, StoredJournal<?>> journals = new TreeMap<>();
    private final SortedMap<String, StoredTable<?, ?>> tables = new TreeMap<>();

    /**
     * An empty state.
     *
     * @param changes told each change that a node makes; not those that are {@link #apply applied}
     */
    public DurableState(Consumer<Change> changes) {
        this.changes = changes;
    }

    /** A copy of {@code other} as of now, whose changes are told to someone else. */
    public DurableState(DurableState other, Consumer<Change> changes) {
        this(changes);
        other.cells.forEach((name, cell) -> cells.put(name, new StoredCell<>(name, cell.get(), changes)));
        other.journals.forEach((name, journal) -> journals.put(name, new StoredJournal<>(journal, changes)));
        other.tables.forEach((name, table) -> tables.put(name, new StoredTable<>(table, changes)));
    }

    /** The cell of that name; made with the initial value if there is none. */
    @SuppressWarnings("unchecked") // a name has one type as long as it is claimed with one
    public <T extends Record> Cell<T> cell(String name, T initial) {
        StoredCell<?> cell = cells.computeIfAbsent(name, n -> new StoredCell<>(n, initial, changes));
        return (Cell<T>) cell;
    }

    /** The journal of that name; made empty if there is none. */
    @SuppressWarnings("unchecked") // a name has one type as long as it is claimed with one
    public <E> Journal<E> journal(String name) {
        StoredJournal<?> journal = journals.computeIfAbsent(name, n -> new StoredJournal<>(n, changes));
        return (Journal<E>) journal;
    }

    /** The table of that name; made empty if there is none. */
    @SuppressWarnings("unchecked") // a name has one type as long as it is claimed with one
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name) {
        return (Table<K, V>) storedTable(name);
    }

    /** Makes a recorded change of a cell, journal or table without telling anyone; changes of blobs are passed over. */
    public void apply(Change change) {
        String name = change.name();
        if (change instanceof Change.CellSet set) {
            cells.computeIfAbsent(name, n -> new StoredCell<>(n, null, changes)).restore(set.value());
        } else if (change instanceof Change.Appended appended) {
            stored(name).add(appended.entry());
        } else if (change instanceof Change.TruncatedFrom truncated) {
            stored(name).removeFrom(truncated.index());
        } else if (change instanceof Change.DiscardedThrough discarded) {
            stored(name).removeThrough(discarded.index());
        } else if (change instanceof Change.EntryPut put) {
            storedTable(name).restore(put.key(), put.value());
        } else if (change instanceof Change.EntryRemoved removed) {
            storedTable(name).forget(removed.key());
        }
    }

    /** All cells that were ever claimed or set, by name. */
    public SortedMap<String, StoredCell<?>> cells() {
        return Collections.unmodifiableSortedMap(cells);
    }

    /** All journals, by name. */
    public SortedMap<String, StoredJournal<?>> journals() {
        return Collections.unmodifiableSortedMap(journals);
    }

    /** All tables, by name. */
    public SortedMap<String, StoredTable<?, ?>> tables() {
        return Collections.unmodifiableSortedMap(tables);
    }

    private StoredTable<?, ?> storedTable(String name) {
        return tables.computeIfAbsent(name, n -> new StoredTable<>(n, changes));
    }

    private StoredJournal<?> stored(String name) {
        return journals.computeIfAbsent(name, n -> new StoredJournal<>(n, changes));
    }
}
