package org.jsyslab.common.node;

import java.util.SortedSet;

/**
 * Named byte strings on this node's disk, for what is too large for a {@link Journal}: chunks, map outputs, snapshots.
 * A blob is created, appended to, sealed (after which it never changes), read and deleted. Its bytes are checksummed: a
 * read returns what was written or throws. Changes become durable with the step that makes them, and a crash undoes the
 * changes of unforced steps.
 *
 * <p>Names are at most 200 characters long and consist of letters, digits, {@code - _ .} and {@code /}, with no empty
 * segment and none that starts with a dot.
 */
public interface Blobs {

    /**
     * Creates an empty blob.
     *
     * @throws IllegalStateException if it exists
     */
    void create(String name);

    /**
     * Adds bytes at the end of an unsealed blob.
     *
     * @throws IllegalStateException if it does not exist or is sealed
     */
    void append(String name, Bytes bytes);

    /**
     * Makes a blob immutable. Sealing twice is allowed.
     *
     * @throws IllegalStateException if it does not exist
     */
    void seal(String name);

    /**
     * Bytes {@code offset} to {@code offset + length}, fewer at the end of the blob.
     *
     * @throws IllegalStateException if it does not exist
     * @throws CorruptBlobException if the disk no longer holds what was written
     */
    Bytes read(String name, long offset, int length);

    /** Removes a blob; nothing happens if it does not exist. */
    void delete(String name);

    /** Length in bytes, or -1 if there is no such blob. */
    long size(String name);

    /** Whether the blob exists and is sealed. */
    boolean isSealed(String name);

    /** The names of all blobs that start with {@code prefix}, in order. */
    SortedSet<String> names(String prefix);
}
