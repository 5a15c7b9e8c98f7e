package org.jsyslab.common.runtime;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/** A disk in memory that writes down when it is written to and forced, in the list where sends are written down too. */
class OrderedDisk implements NodeDisk {
    private final List<String> order;
    private final DurableState state;
    private boolean changed;
    private boolean dirty;
    private final AtomicLong forces = new AtomicLong();
    private volatile boolean broken;

    OrderedDisk(List<String> order) {
        this.order = order;
        this.state = new DurableState(change -> {
            changed = true;
            order.add("write");
        });
    }

    /** From now on every force fails. */
    void breakDown() {
        broken = true;
    }

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
        throw new UnsupportedOperationException("no test of this disk needs blobs");
    }

    @Override
    public void endStep() {
        dirty |= changed;
        changed = false;
    }

    @Override
    public boolean isDirty() {
        return dirty;
    }

    @Override
    public void force() throws IOException {
        if (broken) {
            throw new IOException("the disk is gone");
        }
        dirty = false;
        forces.incrementAndGet();
        order.add("force");
    }

    @Override
    public long forces() {
        return forces.get();
    }

    @Override
    public void close() {
        order.add("close");
    }
}
