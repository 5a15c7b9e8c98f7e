package org.jsyslab.common.runtime.loop;

import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/** The disk of a process that has none, such as a client's: it forgets everything when the process ends. */
public final class VolatileDisk implements NodeDisk {
    private final DurableState state = new DurableState(change -> {});
    private final Blobs blobs = new VolatileBlobs();

    @Override
    public <T extends Record> Cell<T> cell(String name, T initial) {
        return state.cell(name, initial);
    }

    @Override
    public <E> Journal<E> journal(String name, Class<E> type) {
        return state.journal(name);
    }

    @Override
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        return state.table(name);
    }

    @Override
    public Blobs blobs() {
        return blobs;
    }

    @Override
    public void endStep() {
        // every change is where it will ever be
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public void force() {
        // nothing waits
    }

    @Override
    public long forces() {
        return 0;
    }

    @Override
    public void close() {
        // nothing to close
    }
}
