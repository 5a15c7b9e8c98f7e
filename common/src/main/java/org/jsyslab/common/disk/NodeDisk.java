package org.jsyslab.common.disk;

import java.io.Closeable;
import java.io.IOException;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/**
 * The disk of one process: cells, journals and blobs, changed in steps. All methods run on the thread of the step loop.
 */
public interface NodeDisk extends Closeable {

    /** How many times this disk has been opened, this time included: 1 for a disk that remembers no earlier life. */
    default int incarnation() {
        return 1;
    }

    /** The cell of that name, recovered or with its initial value. */
    <T extends Record> Cell<T> cell(String name, T initial);

    /** The journal of that name, recovered or empty. */
    <E> Journal<E> journal(String name, Class<E> type);

    /** The table of that name, recovered or empty. */
    <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values);

    /** The blobs, recovered to the last forced step. */
    Blobs blobs();

    /** Ends the current step: what changed since the last one belongs together. Costs nothing if nothing changed. */
    void endStep();

    /** Whether ended steps wait to be forced. */
    boolean isDirty();

    /**
     * Makes all ended steps durable, by one write and one force.
     *
     * @throws IOException if that failed: nobody knows then what is durable, and the process must stop
     */
    void force() throws IOException;

    /** How many times {@link #force} reached the disk. */
    long forces();
}
