package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** One file of the step log: a header and records, then whatever the file held in an earlier life. */
final class Segment implements Closeable {
    private final Path file;
    private final SegmentHeader header;
    private final FileChannel channel;
    private final int size;
    private int position = SegmentHeader.BYTES;

    /**
     * A segment whose file is open.
     *
     * @param size bytes that the file has, or may get
     */
    Segment(Path file, SegmentHeader header, FileChannel channel, int size) {
        this.file = file;
        this.header = header;
        this.channel = channel;
        this.size = size;
    }

    Path file() {
        return file;
    }

    SegmentHeader header() {
        return header;
    }

    long number() {
        return header.number();
    }

    long tag() {
        return header.tag();
    }

    int size() {
        return size;
    }

    /** Where the next batch goes. */
    int position() {
        return position;
    }

    /** Continues behind the records found by recovery. */
    void continueAt(int newPosition) {
        position = newPosition;
    }

    boolean fits(int bytes) {
        return bytes <= size - position;
    }

    boolean isHalfFull() {
        return position > size / 2;
    }

    /** Writes a batch behind the last one. */
    void append(ByteBuffer batch) throws IOException {
        int bytes = batch.remaining();
        writeAt(position, batch);
        position += bytes;
    }

    /** Writes all of {@code bytes} at {@code offset}. */
    void writeAt(long offset, ByteBuffer bytes) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Makes what was written durable. The file does not grow, so its data are enough. */
    void force() throws IOException {
        channel.force(false);
    }

    /** The whole file, in a buffer that the caller releases. */
    ByteBuf read() throws IOException {
        ByteBuf bytes = Unpooled.directBuffer(size, size);
        try {
            int read = 0;
            while (bytes.isWritable() && read >= 0) {
                read = bytes.writeBytes(channel, bytes.writerIndex(), bytes.writableBytes());
            }
            return bytes;
        } catch (IOException e) {
            bytes.release();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
