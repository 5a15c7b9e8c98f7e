package org.jsyslab.common.runtime.loop;

import java.util.SortedMap;
import org.jsyslab.common.disk.Change;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/** Reports the changes of a stack's cells, journals and tables to whoever observes. */
final class Witness {
    private final ProcessWorld world;
    private final Recorder recorder;

    Witness(ProcessWorld world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    <T extends Record> Cell<T> of(String name, Cell<T> cell) {
        return new WitnessedCell<>(name, cell);
    }

    <E> Journal<E> of(String name, Journal<E> journal) {
        return new WitnessedJournal<>(name, journal);
    }

    <K extends Comparable<? super K>, V> Table<K, V> of(String name, Table<K, V> table) {
        return new WitnessedTable<>(name, table);
    }

    private void report(Kind kind, Change change, String text) {
        recorder.local(kind, world.self(), null, change, world.op(), text);
    }

    private final class WitnessedCell<T extends Record> implements Cell<T> {
        private final String name;
        private final Cell<T> cell;

        WitnessedCell(String name, Cell<T> cell) {
            this.name = name;
            this.cell = cell;
        }

        @Override
        public T get() {
            return cell.get();
        }

        @Override
        public void set(T value) {
            cell.set(value);
            if (recorder.isObserved()) {
                report(Kind.DISK, new Change.CellSet(name, value), "write");
            }
        }
    }

    private final class WitnessedJournal<E> implements Journal<E> {
        private final String name;
        private final Journal<E> journal;

        WitnessedJournal(String name, Journal<E> journal) {
            this.name = name;
            this.journal = journal;
        }

        @Override
        public long firstIndex() {
            return journal.firstIndex();
        }

        @Override
        public long lastIndex() {
            return journal.lastIndex();
        }

        @Override
        public E get(long index) {
            return journal.get(index);
        }

        @Override
        public long append(E entry) {
            long index = journal.append(entry);
            if (recorder.isObserved()) {
                report(Kind.LOG, new Change.Appended(name, entry), "append");
            }
            return index;
        }

        @Override
        public void truncateFrom(long index) {
            long last = journal.lastIndex();
            journal.truncateFrom(index);
            if (recorder.isObserved() && index <= last) {
                report(Kind.LOG, new Change.TruncatedFrom(name, index), "truncate");
            }
        }

        @Override
        public void discardThrough(long index) {
            long first = journal.firstIndex();
            journal.discardThrough(index);
            if (recorder.isObserved() && index >= first) {
                report(Kind.LOG, new Change.DiscardedThrough(name, index), "discard");
            }
        }
    }

    private final class WitnessedTable<K extends Comparable<? super K>, V> implements Table<K, V> {
        private final String name;
        private final Table<K, V> table;

        WitnessedTable(String name, Table<K, V> table) {
            this.name = name;
            this.table = table;
        }

        @Override
        public V get(K key) {
            return table.get(key);
        }

        @Override
        public void put(K key, V value) {
            table.put(key, value);
            if (recorder.isObserved()) {
                report(Kind.DISK, new Change.EntryPut(name, key, value), "write");
            }
        }

        @Override
        public void remove(K key) {
            boolean present = table.get(key) != null;
            table.remove(key);
            if (recorder.isObserved() && present) {
                report(Kind.DISK, new Change.EntryRemoved(name, key), "write");
            }
        }

        @Override
        public int size() {
            return table.size();
        }

        @Override
        public SortedMap<K, V> entries() {
            return table.entries();
        }
    }
}
