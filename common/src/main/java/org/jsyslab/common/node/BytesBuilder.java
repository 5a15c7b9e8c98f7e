package org.jsyslab.common.node;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers, texts and byte strings one after the other, for a state that a node keeps as {@link Bytes}: the same
 * calls always give the same bytes. {@link BytesReader} reads them back in the same order.
 */
public final class BytesBuilder {
    private byte[] content = new byte[256];
    private int length;

    /** Appends eight bytes, the highest first. */
    public BytesBuilder putLong(long number) {
        reserve(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            content[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    /** Appends four bytes, the highest first. */
    public BytesBuilder putInt(int number) {
        reserve(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            content[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    /** Appends a byte string, its length before it. */
    public BytesBuilder putBytes(Bytes bytes) {
        putInt(bytes.length());
        reserve(bytes.length());
        bytes.copyTo(content, length);
        length += bytes.length();
        return this;
    }

    /** Appends the UTF-8 form of a text, its length before it. */
    public BytesBuilder putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, content, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** What was written so far. */
    public Bytes build() {
        return Bytes.of(content, 0, length);
    }

    /** @throws IllegalStateException if it would grow beyond what an array can hold */
    private void reserve(int more) {
        long needed = (long) length + more;
        if (needed > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalStateException("a byte string cannot hold " + needed + " bytes");
        }
        if (needed > content.length) {
            long grown = Math.min(Integer.MAX_VALUE - Long.BYTES, Math.max(needed, 2L * content.length));
            content = Arrays.copyOf(content, (int) grown);
        }
    }
}
