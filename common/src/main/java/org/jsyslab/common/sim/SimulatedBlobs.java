package org.jsyslab.common.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jsyslab.common.disk.BlobNames;
import org.jsyslab.common.disk.Change;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.CorruptBlobException;

/**
 * Blobs in memory. What a node changes is applied at once and told as a {@link Change}; the disk applies the changes of
 * forced steps to a second set of blobs, which is what survives a crash.
 */
final class SimulatedBlobs implements Blobs {
    private final Consumer<Change> changes;
    private final SortedMap<String, Blob> blobs = new TreeMap<>();

    SimulatedBlobs(Consumer<Change> changes) {
        this.changes = changes;
    }

    SimulatedBlobs(SimulatedBlobs other, Consumer<Change> changes) {
        this(changes);
        other.blobs.forEach((name, blob) -> blobs.put(name, new Blob(blob)));
    }

    @Override
    public void create(String name) {
        BlobNames.require(name);
        if (blobs.containsKey(name)) {
            throw new IllegalStateException("blob " + name + " exists");
        }
        change(new Change.BlobCreated(name));
    }

    @Override
    public void append(String name, Bytes bytes) {
        if (existing(name).sealed) {
            throw new IllegalStateException("blob " + name + " is sealed");
        }
        change(new Change.BlobAppended(name, bytes));
    }

    @Override
    public void seal(String name) {
        if (!existing(name).sealed) {
            change(new Change.BlobSealed(name));
        }
    }

    @Override
    public Bytes read(String name, long offset, int length) {
        return existing(name).read(name, offset, length);
    }

    @Override
    public void delete(String name) {
        if (blobs.containsKey(name)) {
            change(new Change.BlobDeleted(name));
        }
    }

    @Override
    public long size(String name) {
        Blob blob = blobs.get(name);
        return blob == null ? -1 : blob.size;
    }

    @Override
    public boolean isSealed(String name) {
        Blob blob = blobs.get(name);
        return blob != null && blob.sealed;
    }

    @Override
    public SortedSet<String> names(String prefix) {
        return new TreeSet<>(blobs.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    }

    /** Makes a recorded change without telling anyone; changes of other things than blobs are passed over. */
    void apply(Change change) {
        String name = change.name();
        if (change instanceof Change.BlobCreated) {
            blobs.put(name, new Blob());
        } else if (change instanceof Change.BlobAppended appended) {
            blobs.get(name).append(new Piece(appended.bytes()));
        } else if (change instanceof Change.BlobSealed) {
            blobs.get(name).sealed = true;
        } else if (change instanceof Change.BlobDeleted) {
            blobs.remove(name);
        }
    }

    /** Turns one bit of a blob behind the back of its checksum. */
    void flip(String name, long bit) {
        Blob blob = existing(name);
        if (bit < 0 || bit >= blob.size * 8) {
            throw new IllegalArgumentException("blob " + name + " has " + blob.size * 8 + " bits, not a bit " + bit);
        }
        blob.flip(bit);
    }

    private void change(Change change) {
        apply(change);
        changes.accept(change);
    }

    private Blob existing(String name) {
        Blob blob = blobs.get(name);
        if (blob == null) {
            throw new IllegalStateException("there is no blob " + name);
        }
        return blob;
    }

    /** Bytes as they were appended. */
    private static final class Blob {
        final List<Piece> pieces = new ArrayList<>();
        long size;
        boolean sealed;

        Blob() {}

        Blob(Blob other) {
            other.pieces.forEach(piece -> pieces.add(new Piece(piece.bytes, piece.checksum)));
            size = other.size;
            sealed = other.sealed;
        }

        void append(Piece piece) {
            pieces.add(piece);
            size += piece.bytes.length();
        }

        Bytes read(String name, long offset, int length) {
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException("cannot read " + length + " bytes at " + offset + " of " + name);
            }
            byte[] result = new byte[(int) Math.max(0, Math.min(length, size - offset))];
            long start = 0;
            for (Piece piece : pieces) {
                int from = (int) Math.max(0, offset - start);
                int to = (int) Math.min(piece.bytes.length(), offset + length - start);
                if (from < to) {
                    piece.requireIntact(name);
                    piece.bytes.buffer().get(from, result, (int) (start + from - offset), to - from);
                }
                start += piece.bytes.length();
            }
            return Bytes.of(result);
        }

        void flip(long bit) {
            long start = 0;
            for (Piece piece : pieces) {
                long end = start + piece.bytes.length();
                if (bit / 8 < end && bit / 8 >= start) {
                    piece.flip(bit - start * 8);
                }
                start = end;
            }
        }
    }

    /** What one append wrote, with its checksum. */
    private static final class Piece {
        final long checksum;
        Bytes bytes;

        Piece(Bytes bytes) {
            this(bytes, checksumOf(bytes));
        }

        Piece(Bytes bytes, long checksum) {
            this.bytes = bytes;
            this.checksum = checksum;
        }

        void requireIntact(String name) {
            if (checksumOf(bytes) != checksum) {
                throw new CorruptBlobException("blob " + name + " no longer holds what was written");
            }
        }

        void flip(long bit) {
            byte[] flipped = bytes.toArray();
            flipped[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
            bytes = Bytes.of(flipped);
        }

        private static long checksumOf(Bytes bytes) {
            CRC32C crc = new CRC32C();
            crc.update(bytes.buffer());
            return crc.getValue();
        }
    }
}
