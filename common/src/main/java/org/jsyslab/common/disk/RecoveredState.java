package org.jsyslab.common.disk;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;

/**
 * What the records say, taken together. Each change says how things are, not what is different, so that it does not
 * matter where in the log one starts to read as long as everything that still holds lies behind: compaction rests on
 * that. A journal is therefore a map here, whose gaps close as the reading goes on.
 */
final class RecoveredState implements LogReader {
    private final SortedMap<Integer, Named> names = new TreeMap<>();
    private final Map<Integer, Raw> cells = new TreeMap<>();
    private final Map<Integer, RecoveredJournal> journals = new TreeMap<>();
    private final Map<Integer, SortedMap<Raw, Raw>> tables = new TreeMap<>();
    private final SortedMap<String, BlobState> blobs = new TreeMap<>();
    private int incarnation;
    private long base = 1;

    /** A journal while it is read: entries by index, and the first index. */
    private static final class RecoveredJournal {
        private final NavigableMap<Long, Raw> entries = new TreeMap<>();
        private long first = 1;
    }

    /** The owners of what was found, in the order of their numbers. */
    Iterable<Named> names() {
        return names.values();
    }

    SortedMap<String, BlobState> blobs() {
        return blobs;
    }

    /** How many times the log was opened before. */
    int incarnation() {
        return incarnation;
    }

    /** The first segment that is needed. */
    long base() {
        return base;
    }

    /**
     * Puts what was found into {@code state}, each value as {@link Raw}.
     *
     * @return bytes of all values together
     * @throws DiskException if the records leave a gap, which no log written by this program does
     */
    long restore(DurableState state) {
        long bytes = 0;
        for (Named named : names.values()) {
            bytes += switch (named.kind()) {
                case CELL -> restoreCell(named, state);
                case JOURNAL -> restoreJournal(named, state);
                case TABLE -> restoreTable(named, state);
            };
        }
        requireNamed(cells);
        requireNamed(journals);
        requireNamed(tables);
        return bytes;
    }

    private long restoreCell(Named cell, DurableState state) {
        Raw value = cells.get(cell.id());
        if (value == null) {
            throw new DiskException("the log names the cell " + cell.name() + " but holds no value of it");
        }
        state.apply(new Change.CellSet(cell.name(), value));
        return value.bytes().length();
    }

    private long restoreJournal(Named named, DurableState state) {
        RecoveredJournal journal = journal(named.id());
        if (journal.first > 1) {
            state.apply(new Change.DiscardedThrough(named.name(), journal.first - 1));
        }
        long bytes = 0;
        long expected = journal.first;
        for (Map.Entry<Long, Raw> entry : journal.entries.entrySet()) {
            if (entry.getKey() != expected) {
                throw new DiskException("the log holds no entry " + expected + " of the journal " + named.name());
            }
            state.apply(new Change.Appended(named.name(), entry.getValue()));
            bytes += entry.getValue().bytes().length();
            expected++;
        }
        return bytes;
    }

    private long restoreTable(Named table, DurableState state) {
        long bytes = 0;
        for (Map.Entry<Raw, Raw> entry : table(table.id()).entrySet()) {
            state.apply(new Change.EntryPut(table.name(), entry.getKey(), entry.getValue()));
            bytes += entry.getKey().bytes().length() + entry.getValue().bytes().length();
        }
        return bytes;
    }

    private void requireNamed(Map<Integer, ?> owners) {
        for (int id : owners.keySet()) {
            if (!names.containsKey(id)) {
                throw new DiskException("the log holds values of number " + id + " but does not say what it means");
            }
        }
    }

    @Override
    public void declared(int id, Named.Kind kind, String name, String fingerprint) {
        names.put(id, new Named(id, kind, name, fingerprint, true));
    }

    @Override
    public void set(int id, Bytes value) {
        cells.put(id, new Raw(value));
    }

    @Override
    public void entry(int id, long index, Bytes entry) {
        journal(id).entries.put(index, new Raw(entry));
    }

    @Override
    public void truncatedFrom(int id, long index) {
        journal(id).entries.tailMap(index, true).clear();
    }

    @Override
    public void discardedThrough(int id, long index) {
        RecoveredJournal journal = journal(id);
        journal.entries.headMap(index, true).clear();
        journal.first = index + 1;
    }

    @Override
    public void put(int id, Bytes key, Bytes value) {
        table(id).put(new Raw(key), new Raw(value));
    }

    @Override
    public void removed(int id, Bytes key) {
        table(id).remove(new Raw(key));
    }

    @Override
    public void blob(String name, BlobState blob) {
        blobs.put(name, blob);
    }

    @Override
    public void blobDeleted(String name) {
        blobs.remove(name);
    }

    @Override
    public void opened(int number) {
        incarnation = number;
    }

    @Override
    public void based(long segment) {
        base = segment;
    }

    private RecoveredJournal journal(int id) {
        return journals.computeIfAbsent(id, i -> new RecoveredJournal());
    }

    private SortedMap<Raw, Raw> table(int id) {
        return tables.computeIfAbsent(id, i -> new TreeMap<>());
    }
}
