package org.jsyslab.common.disk;

import org.jsyslab.common.node.Bytes;

/** One change of durable state. The changes of one step become durable together or not at all. */
public sealed interface Change {

    /** The name of the cell, journal, table or blob that changes. */
    String name();

    /** A cell gets a new value. */
    record CellSet(String name, Object value) implements Change {}

    /** A journal grows by one entry. */
    record Appended(String name, Object entry) implements Change {}

    /** A journal loses its entries at {@code index} and above. */
    record TruncatedFrom(String name, long index) implements Change {}

    /** A journal forgets its entries up to and including {@code index}. */
    record DiscardedThrough(String name, long index) implements Change {}

    /** A table's key gets a value. */
    record EntryPut(String name, Object key, Object value) implements Change {}

    /** A table loses a key. */
    record EntryRemoved(String name, Object key) implements Change {}

    /** A blob comes into being, empty. */
    record BlobCreated(String name) implements Change {}

    /** A blob grows. */
    record BlobAppended(String name, Bytes bytes) implements Change {}

    /** A blob becomes immutable. */
    record BlobSealed(String name) implements Change {}

    /** A blob goes. */
    record BlobDeleted(String name) implements Change {}
}
