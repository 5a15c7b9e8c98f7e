package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Segments as files of one directory. A segment in use is {@code segment-N}; a file without use is {@code spare-N} and
 * may hold anything. A spare becomes a segment by a new header and a renaming, both forced, so that a segment which
 * exists has a whole header. Thread-safe as far as the files concerned differ.
 */
final class SegmentFiles {
    private static final String SEGMENT = "segment-";
    private static final String SPARE = "spare-";
    private static final int SPARES_KEPT = 2;
    private static final int GENTLY = 256 * 1024;

    private final Path directory;
    private final Identity identity;
    private final int segmentBytes;
    private final Channels channels;

    SegmentFiles(Path directory, Identity identity, int segmentBytes, Channels channels) {
        this.directory = directory;
        this.identity = identity;
        this.segmentBytes = segmentBytes;
        this.channels = channels;
    }

    /** Removes all segments and spares of a directory. */
    static void erase(Path directory) throws IOException {
        Directories.clear(directory, SEGMENT);
        Directories.clear(directory, SPARE);
    }

    /** Bytes of an ordinary segment, header included. */
    int segmentBytes() {
        return segmentBytes;
    }

    /**
     * Opens all segments, in order, after a look at each header and before any change.
     *
     * @throws DiskException if one is damaged or belongs to someone else
     */
    List<Segment> openAll() throws IOException {
        List<Segment> segments = new ArrayList<>();
        try {
            for (Path file : Directories.list(directory, SEGMENT)) {
                segments.add(open(file));
            }
            return segments;
        } catch (IOException | RuntimeException e) {
            for (Segment segment : segments) {
                segment.close();
            }
            throw e;
        }
    }

    private Segment open(Path file) throws IOException {
        FileChannel channel = channels.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Segment(file, readHeader(file, channel), channel, (int) channel.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private SegmentHeader readHeader(Path file, FileChannel channel) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(SegmentHeader.BYTES);
        int read = 0;
        while (page.hasRemaining() && read >= 0) {
            read = channel.read(page, page.position());
        }
        SegmentHeader header = SegmentHeader.read(Unpooled.wrappedBuffer(page.flip()), file);
        identity.requireSame(header.identity(), directory);
        if (!file.equals(segment(header.number()))) {
            throw new DiskException(file + " holds segment " + header.number() + ": files were renamed or mixed up");
        }
        return header;
    }

    /** Makes a segment that is needed at once. */
    Segment make(long number, int bytes) throws IOException {
        return make(number, bytes, bytes);
    }

    /**
     * Makes a segment of the ordinary size, a little at a time, so that forces of the log beside it wait for little.
     */
    Segment makeGently(long number) throws IOException {
        return make(number, segmentBytes, GENTLY);
    }

    /**
     * Makes a segment from a spare if there is one, else by writing zeroes: a force of a file that grows, or has holes,
     * costs a multiple.
     *
     * @param bytes its size; an oversized one is not filled, for it is written once
     * @param portion how many zeroes are written between forces
     */
    private Segment make(long number, int bytes, int portion) throws IOException {
        boolean usual = bytes == segmentBytes;
        Path spare = usual ? spare(number) : directory.resolve(SPARE + number);
        FileChannel channel =
                channels.open(spare, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (usual) {
            fill(channel, portion);
        }
        SegmentHeader header =
                new SegmentHeader(identity, number, ThreadLocalRandom.current().nextLong());
        Segment segment = new Segment(segment(number), header, channel, bytes);
        ByteBuf page = Unpooled.buffer(SegmentHeader.BYTES);
        header.write(page);
        segment.writeAt(0, page.nioBuffer());
        segment.force();
        Files.move(spare, segment.file(), StandardCopyOption.ATOMIC_MOVE);
        Directories.force(directory, channels);
        return segment;
    }

    private Path spare(long number) throws IOException {
        List<Path> spares = Directories.list(directory, SPARE);
        return spares.isEmpty() ? directory.resolve(SPARE + number) : spares.get(0);
    }

    private void fill(FileChannel channel, int portion) throws IOException {
        ByteBuffer zeroes = ByteBuffer.allocateDirect(Math.min(GENTLY, segmentBytes));
        long forced = channel.size();
        for (long size = forced; size < segmentBytes; size = channel.size()) {
            channel.write(zeroes.clear().limit((int) Math.min(zeroes.capacity(), segmentBytes - size)), size);
            if (size - forced >= portion) {
                channel.force(false);
                forced = size;
            }
        }
        if (channel.size() > segmentBytes) {
            channel.truncate(segmentBytes);
        }
    }

    /** Turns a segment that is no longer needed into a spare, or removes it if there are enough. */
    void retire(Segment segment) throws IOException {
        segment.close();
        boolean useful = segment.size() == segmentBytes
                && Directories.list(directory, SPARE).size() < SPARES_KEPT;
        if (useful) {
            Files.move(segment.file(), directory.resolve(SPARE + segment.number()), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(segment.file());
        }
        Directories.force(directory, channels);
    }

    private Path segment(long number) {
        return directory.resolve(SEGMENT + "%010d".formatted(number));
    }
}
