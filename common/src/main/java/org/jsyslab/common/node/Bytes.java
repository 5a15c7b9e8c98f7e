package org.jsyslab.common.node;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An immutable byte string with value equality, ordered byte by byte, unsigned. */
public final class Bytes implements Comparable<Bytes> {
    /** The empty byte string. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** The bytes given, copied. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** {@code length} bytes from {@code offset}, copied. */
    public static Bytes of(byte[] content, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(content, offset, offset + length));
    }

    /** The UTF-8 form of {@code text}. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Number of bytes. */
    public int length() {
        return content.length;
    }

    /** The byte at {@code index}. */
    public byte at(int index) {
        return content[index];
    }

    /** Bytes {@code from} to {@code to}, the latter excluded. */
    public Bytes slice(int from, int to) {
        return of(content, from, to - from);
    }

    /** This byte string followed by another. */
    public Bytes plus(Bytes more) {
        byte[] both = Arrays.copyOf(content, content.length + more.content.length);
        System.arraycopy(more.content, 0, both, content.length, more.content.length);
        return new Bytes(both);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** Writes the bytes into {@code target}, from {@code offset} on. */
    void copyTo(byte[] target, int offset) {
        System.arraycopy(content, 0, target, offset, content.length);
    }

    /** A read-only view of the bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /** The text whose UTF-8 form these bytes are, or nothing if they are not UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(buffer()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** The text where it is UTF-8, otherwise the length. */
    @Override
    public String toString() {
        return text().orElse("<" + content.length + " bytes>");
    }
}
