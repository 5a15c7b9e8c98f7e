package org.jsyslab.common.disk;

import org.jsyslab.common.node.Bytes;

/** Is told the changes of the log, one by one, in their order. The counterpart of {@link LogWriter}. */
interface LogReader {

    /** The number {@code id} stands for this cell, journal or table. */
    void declared(int id, Named.Kind kind, String name, String fingerprint);

    /** A cell has this value. */
    void set(int id, Bytes value);

    /** A journal has this entry at {@code index}. */
    void entry(int id, long index, Bytes entry);

    /** A journal has no entry at {@code index} and above. */
    void truncatedFrom(int id, long index);

    /** A journal begins after {@code index}. */
    void discardedThrough(int id, long index);

    /** A table's key has this value. */
    void put(int id, Bytes key, Bytes value);

    /** A table has no such key. */
    void removed(int id, Bytes key);

    /** A blob exists in this state. */
    void blob(String name, BlobState blob);

    /** A blob does not exist. */
    void blobDeleted(String name);

    /** The log was opened for the so manieth time. */
    void opened(int incarnation);

    /** All that still holds is written in segment {@code segment} or later. */
    void based(long segment);
}
