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
 * Segments as files of one directory. A segment in use is {@code segment-N}; a file without use is {@code spare-N} and may
 * hold anything. A spare becomes a segment by a new header and a renaming, both forced, so that a segment which exists
 * has a whole header. Thread-safe as far as the files concerned differ.
 */
final class SegmentFiles {
    private static final String SEGMENT = "segment-";
    private static final String SPARE = "spare-";
    private static final int SPARES_KEPT = 2;
    private static final int ZEROES = 256 * 1024;

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

    /**
     * Makes the next segment: from a spare if there is one, else by writing zeroes, a little at a time, each forced, so
     * that forces of the log beside it wait for little.
     *
     * @param bytes its size; spares serve for the ordinary one only
     */
    Segment make(long number, int bytes) throws IOException {
        Path spare = bytes == segmentBytes ? spare(number) : directory.resolve(SPARE + number);
        FileChannel channel =
                channels.open(spare, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (bytes == segmentBytes) {
            fill(channel);
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

    private void fill(FileChannel channel) throws IOException {
        ByteBuffer zeroes = ByteBuffer.allocateDirect(ZEROES);
        for (long size = channel.size(); size < segmentBytes; size = channel.size()) {
            channel.write(zeroes.clear().limit((int) Math.min(ZEROES, segmentBytes - size)), size);
            channel.force(false);
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
