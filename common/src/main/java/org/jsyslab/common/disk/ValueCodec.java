package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;

/** How the values of cells and journals become bytes on disk. */
public interface ValueCodec {

    /**
     * Appends {@code value}, which is a {@code type} (a record, or a record of a sealed interface).
     *
     * @throws IllegalArgumentException if it is something else, or null is in it
     */
    void write(Class<?> type, Object value, ByteBuf out);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the bytes do not hold a {@code type}
     */
    Object read(Class<?> type, ByteBuf in);

    /** Changes whenever the written form of {@code type} changes: names, order and types of components, recursively. */
    String fingerprint(Class<?> type);
}
