package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.CorruptBlobException;

/**
 * One blob on disk: a file with its bytes and nothing else, so that they can be sent as they are, and beside it a file
 * with the CRC32C of each block of {@value #BLOCK} bytes. While the blob grows, the checksum of the last, partial block
 * is kept in memory and in the step log only; sealing adds it to the file. So neither file is ever overwritten, and a
 * step is undone by cutting both.
 */
final class BlobFile {
    /** Bytes that share one checksum. */
    static final int BLOCK = 64 * 1024;

    private final String name;
    private final Path data;
    private final Path checksums;
    private final OpenFiles files;
    private final long number;
    private long length;
    private boolean sealed;
    private int tailChecksum;
    private CRC32C tail;

    BlobFile(String name, BlobState state, Path directory, OpenFiles files) {
        String stem = "%010d~%s".formatted(state.number(), name.replace('/', '~'));
        this.name = name;
        this.data = directory.resolve(stem + ".data");
        this.checksums = directory.resolve(stem + ".crc");
        this.files = files;
        this.number = state.number();
        this.length = state.length();
        this.sealed = state.sealed();
        this.tailChecksum = state.tailChecksum();
    }

    BlobState state() {
        return new BlobState(number, length, tailChecksum, sealed);
    }

    String name() {
        return name;
    }

    /** The file with the bytes. */
    Path data() {
        return data;
    }

    /** The file with four bytes for each block, highest first. */
    Path checksums() {
        return checksums;
    }

    long length() {
        return length;
    }

    boolean isSealed() {
        return sealed;
    }

    void create() throws IOException {
        files.create(data);
        files.create(checksums);
    }

    void append(Bytes bytes) throws IOException {
        if (tail == null) {
            tail = continueTail();
        }
        ByteBuffer content = bytes.buffer();
        writeFully(files.get(data), bytes.buffer(), length);
        ByteBuffer whole = ByteBuffer.allocate((content.remaining() / BLOCK + 1) * Integer.BYTES);
        long firstWhole = length / BLOCK;
        while (content.hasRemaining()) {
            int part = (int) Math.min(content.remaining(), BLOCK - length % BLOCK);
            tail.update(content.slice(content.position(), part));
            content.position(content.position() + part);
            length += part;
            if (length % BLOCK == 0) {
                whole.putInt((int) tail.getValue());
                tail.reset();
            }
        }
        tailChecksum = (int) tail.getValue();
        writeFully(files.get(checksums), whole.flip(), firstWhole * Integer.BYTES);
    }

    /** The checksum of the last block as it stands, computed anew from the file after a recovery. */
    private CRC32C continueTail() throws IOException {
        CRC32C crc = new CRC32C();
        int bytes = (int) (length % BLOCK);
        if (bytes > 0) {
            crc.update(readFully(files.get(data), length - bytes, bytes));
        }
        if ((int) crc.getValue() != tailChecksum) {
            throw new CorruptBlobException("blob " + name + " fails its checksum at " + (length - bytes));
        }
        return crc;
    }

    void seal() throws IOException {
        if (length % BLOCK > 0) {
            ByteBuffer last = ByteBuffer.allocate(Integer.BYTES).putInt(tailChecksum);
            writeFully(files.get(checksums), last.flip(), length / BLOCK * Integer.BYTES);
        }
        sealed = true;
    }

    /**
     * The bytes from {@code offset} to {@code end}, checked.
     *
     * @throws CorruptBlobException if a block that holds some of them fails its checksum
     */
    Bytes read(long offset, long end) throws IOException {
        byte[] result = new byte[(int) (end - offset)];
        long firstBlock = offset / BLOCK;
        long lastBlock = (end - 1) / BLOCK;
        ByteBuffer expected = checksumsOf(firstBlock, lastBlock);
        for (long block = firstBlock; block <= lastBlock; block++) {
            long start = block * BLOCK;
            ByteBuffer bytes = readFully(files.get(data), start, (int) Math.min(BLOCK, length - start));
            CRC32C crc = new CRC32C();
            crc.update(bytes.duplicate());
            if ((int) crc.getValue() != expected.getInt()) {
                throw new CorruptBlobException("blob " + name + " fails its checksum at " + start);
            }
            int from = (int) Math.max(0, offset - start);
            int to = (int) Math.min(bytes.limit(), end - start);
            bytes.get(from, result, (int) (start + from - offset), to - from);
        }
        return Bytes.of(result);
    }

    private ByteBuffer checksumsOf(long firstBlock, long lastBlock) throws IOException {
        boolean needsTail = !sealed && lastBlock == length / BLOCK;
        int stored = (int) (lastBlock - firstBlock + (needsTail ? 0 : 1)) * Integer.BYTES;
        ByteBuffer expected = ByteBuffer.allocate(stored + Integer.BYTES);
        expected.put(readFully(files.get(checksums), firstBlock * Integer.BYTES, stored));
        return expected.putInt(tailChecksum).flip();
    }

    /** Undoes what steps did that were not forced: whatever lies behind the recovered length. */
    void cut() throws IOException {
        long blocks = sealed ? (length + BLOCK - 1) / BLOCK : length / BLOCK;
        cut(data, length);
        cut(checksums, blocks * Integer.BYTES);
    }

    private void cut(Path file, long bytes) throws IOException {
        long size = Files.size(file);
        if (size < bytes) {
            throw new IOException("it has " + size + " of " + bytes + " bytes");
        }
        if (size > bytes) {
            files.get(file).truncate(bytes);
        }
    }

    void force() throws IOException {
        files.get(data).force(false);
        files.get(checksums).force(false);
    }

    void close() throws IOException {
        files.release(data);
        files.release(checksums);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private ByteBuffer readFully(FileChannel channel, long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new CorruptBlobException("blob " + name + " is shorter than it was: " + data);
            }
        }
        return buffer.flip();
    }
}
