package org.jsyslab.common.node;

/** Reads what {@link BytesBuilder} wrote, in the same order. Trusts nothing: the bytes may be cut off, or others. */
public final class BytesReader {
    private final Bytes content;
    private int position;

    /** Begins at the first byte. */
    public BytesReader(Bytes content) {
        this.content = content;
    }

    /**
     * The next eight bytes as a number.
     *
     * @throws IllegalArgumentException if fewer are left
     */
    public long getLong() {
        require(Long.BYTES);
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = (number << Byte.SIZE) | (content.at(position++) & 0xff);
        }
        return number;
    }

    /**
     * The next four bytes as a number.
     *
     * @throws IllegalArgumentException if fewer are left
     */
    public int getInt() {
        require(Integer.BYTES);
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = (number << Byte.SIZE) | (content.at(position++) & 0xff);
        }
        return number;
    }

    /**
     * The next four bytes as a number of things that follow, each of at least one byte: never more than can follow.
     *
     * @throws IllegalArgumentException if it is negative, or greater than the number of bytes left
     */
    public int getCount() {
        int count = getInt();
        require(count);
        return count;
    }

    /**
     * The next byte string.
     *
     * @throws IllegalArgumentException if it does not end before the last byte
     */
    public Bytes getBytes() {
        int length = getCount();
        position += length;
        return content.slice(position - length, position);
    }

    /**
     * The next text.
     *
     * @throws IllegalArgumentException if it does not end before the last byte, or is not UTF-8
     */
    public String getText() {
        int start = position;
        return getBytes()
                .text()
                .orElseThrow(() -> new IllegalArgumentException("the text at byte " + start + " is not UTF-8"));
    }

    /**
     * Makes sure that everything was read.
     *
     * @throws IllegalArgumentException if bytes are left
     */
    public void requireEnd() {
        if (position < content.length()) {
            throw new IllegalArgumentException(
                    (content.length() - position) + " bytes are left over after byte " + position);
        }
    }

    private void require(int bytes) {
        if (bytes < 0 || bytes > content.length() - position) {
            throw new IllegalArgumentException("cut off or damaged: byte " + position + " of " + content.length()
                    + " should be followed by " + Integer.toUnsignedString(bytes) + " more");
        }
    }
}
