package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The first page of a segment: whose log it belongs to and which part of it. A page of its own, so that no later write
 * comes near it.
 *
 * <pre>
 * magic 8 | format version 4 | CRC32C of what follows 4 | number 8 | tag 8 | cluster id 2 + n | node name 2 + n
 * </pre>
 *
 * @param identity whose log it is
 * @param number its place in the log, from 1; never used twice, though the file is
 * @param tag drawn at random when the file becomes this segment; each record repeats it, so that records of an earlier
 *     life of the file, or of another log, are not taken for this one's
 */
record SegmentHeader(Identity identity, long number, long tag) {
    /** Bytes of the page: records start behind it. */
    static final int BYTES = 4096;

    private static final long MAGIC = 0x4A5359534C4F470AL; // "JSYSLOG\n"
    private static final int CHECKED_FROM = 16;

    /** Appends the page. */
    void write(ByteBuf page) {
        int start = page.writerIndex();
        page.writeLong(MAGIC);
        page.writeInt(identity.formatVersion());
        page.writeInt(0);
        page.writeLong(number);
        page.writeLong(tag);
        writeText(identity.clusterId(), page);
        writeText(identity.nodeName(), page);
        page.writeZero(start + BYTES - page.writerIndex());
        page.setInt(start + 12, Checksums.crc32c(page, start + CHECKED_FROM, BYTES - CHECKED_FROM));
    }

    /**
     * Reads the page.
     *
     * @throws DiskException if it is not one, or is damaged, or in a format that this code does not know
     */
    static SegmentHeader read(ByteBuf page, Path file) {
        if (page.readableBytes() < BYTES || page.getLong(0) != MAGIC) {
            throw new DiskException(file + " is not a segment of a step log: it was damaged, or does not belong here");
        }
        int version = page.getInt(8);
        if (version != Identity.FORMAT) {
            throw new DiskException(file + " is written in format " + version + ", and this program knows "
                    + Identity.FORMAT + ": use the program that wrote it, or --fresh to forget the data");
        }
        if (page.getInt(12) != Checksums.crc32c(page, CHECKED_FROM, BYTES - CHECKED_FROM)) {
            throw new DiskException(
                    file + " has a damaged header: restore it from a copy, or use --fresh to forget the data");
        }
        page.readerIndex(CHECKED_FROM);
        long number = page.readLong();
        long tag = page.readLong();
        return new SegmentHeader(new Identity(readText(page), readText(page), version), number, tag);
    }

    private static void writeText(String text, ByteBuf page) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        page.writeShort(utf8.length).writeBytes(utf8);
    }

    private static String readText(ByteBuf page) {
        return page.readCharSequence(page.readUnsignedShort(), StandardCharsets.UTF_8)
                .toString();
    }
}
