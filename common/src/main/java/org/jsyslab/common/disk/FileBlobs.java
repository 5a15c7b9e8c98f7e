package org.jsyslab.common.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.CorruptBlobException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs as files of one directory, named in the step log: the log says which blobs exist, and how long they are. Bytes
 * go to their file at once, and are forced before the record that counts them; files go after the record that says so
 * was forced. Recovery removes and cuts whatever the log does not know.
 */
public final class FileBlobs implements Blobs, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlobs.class);

    private final Path directory;
    private final Channels channels;
    private final OpenFiles files;
    private final LogWriter log;
    private final Health health;
    private final SortedMap<String, BlobFile> blobs = new TreeMap<>();
    private final Set<BlobFile> changed = new LinkedHashSet<>();
    private final List<BlobFile> deletedNow = new ArrayList<>();
    private final List<BlobFile> deletedBefore = new ArrayList<>();
    private boolean namesChanged;
    private long lastNumber;
    private long bytesWritten;

    FileBlobs(Path directory, Channels channels, LogWriter log, Health health) {
        this.directory = directory;
        this.channels = channels;
        this.files = new OpenFiles(channels);
        this.log = log;
        this.health = health;
    }

    /** Removes all blobs of a directory. */
    static void erase(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            Directories.clear(directory, "");
        }
    }

    /**
     * Takes over the blobs that the log knows; everything else in the directory goes.
     *
     * @param isNew whether there was no log at all, and so no step that can have made a blob
     * @throws DiskException if there are blobs but no log that could know them
     */
    void recover(SortedMap<String, BlobState> known, boolean isNew) throws IOException {
        Set<Path> strangers = new TreeSet<>(Directories.list(Files.createDirectories(directory), ""));
        if (isNew && !strangers.isEmpty()) {
            throw new DiskException(directory + " holds blobs but the step log beside it is gone: restore it from a"
                    + " copy, or use --fresh to forget this node's data");
        }
        for (Map.Entry<String, BlobState> entry : known.entrySet()) {
            BlobFile blob = new BlobFile(entry.getKey(), entry.getValue(), directory, files);
            blobs.put(entry.getKey(), blob);
            lastNumber = Math.max(lastNumber, entry.getValue().number());
            strangers.remove(blob.data());
            strangers.remove(blob.checksums());
            cut(blob);
        }
        for (Path stranger : strangers) {
            Files.delete(stranger);
        }
    }

    private static void cut(BlobFile blob) {
        try {
            blob.cut();
        } catch (IOException e) {
            LOG.warn("blob {} is damaged, and reading it will fail: {}: {}", blob.name(), blob.data(), e.toString());
        }
    }

    @Override
    public void create(String name) {
        health.require();
        if (blobs.containsKey(BlobNames.require(name))) {
            throw new IllegalStateException("blob " + name + " exists");
        }
        BlobFile blob = new BlobFile(name, new BlobState(++lastNumber, 0, 0, false), directory, files);
        change(blob, blob::create);
        blobs.put(name, blob);
        namesChanged = true;
    }

    @Override
    public void append(String name, Bytes bytes) {
        BlobFile blob = existing(name);
        if (blob.isSealed()) {
            throw new IllegalStateException("blob " + name + " is sealed");
        }
        change(blob, () -> blob.append(bytes));
        bytesWritten += bytes.length();
    }

    @Override
    public void seal(String name) {
        BlobFile blob = existing(name);
        if (!blob.isSealed()) {
            change(blob, blob::seal);
        }
    }

    @Override
    public Bytes read(String name, long offset, int length) {
        BlobFile blob = existing(name);
        if (offset < 0 || length < 0) {
            throw new IndexOutOfBoundsException("cannot read " + length + " bytes at " + offset + " of blob " + name);
        }
        long end = Math.min(blob.length(), offset + length);
        if (end <= offset) {
            return Bytes.EMPTY;
        }
        try {
            return blob.read(offset, end);
        } catch (IOException e) {
            throw new CorruptBlobException("blob " + name + " cannot be read: " + e);
        }
    }

    @Override
    public void delete(String name) {
        health.require();
        BlobFile blob = blobs.remove(name);
        if (blob != null) {
            changed.remove(blob);
            deletedNow.add(blob);
            log.blobDeleted(name);
        }
    }

    @Override
    public long size(String name) {
        BlobFile blob = blobs.get(name);
        return blob == null ? -1 : blob.length();
    }

    @Override
    public boolean isSealed(String name) {
        BlobFile blob = blobs.get(name);
        return blob != null && blob.isSealed();
    }

    @Override
    public SortedSet<String> names(String prefix) {
        SortedSet<String> names =
                new TreeSet<>(blobs.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * The file that holds the bytes of a sealed blob, and nothing else. It stays until the blob is deleted and that
     * step forced. Whoever reads it checks it against {@link #checksums}.
     *
     * @throws IllegalStateException if there is no such blob, or it is not sealed
     */
    public Path path(String name) {
        return sealed(name).data();
    }

    /**
     * The file that holds the CRC32C of each 64 KiB block of a sealed blob, four bytes each, highest first.
     *
     * @throws IllegalStateException if there is no such blob, or it is not sealed
     */
    public Path checksums(String name) {
        return sealed(name).checksums();
    }

    /** What the log is to say of a blob. */
    BlobState state(String name) {
        return blobs.get(name).state();
    }

    /** The first name after {@code name}, or null. */
    String nameAfter(String name) {
        SortedMap<String, BlobFile> rest = blobs.tailMap(name + Character.MIN_VALUE);
        return rest.isEmpty() ? null : rest.firstKey();
    }

    /** Bytes appended to blobs since the disk was opened. */
    long bytesWritten() {
        return bytesWritten;
    }

    /** The present step ends. */
    void endStep() {
        deletedBefore.addAll(deletedNow);
        deletedNow.clear();
    }

    /** Makes all bytes durable; the records that count them may be forced afterwards. */
    void force() throws IOException {
        for (BlobFile blob : changed) {
            blob.force();
        }
        changed.clear();
        if (namesChanged) {
            Directories.force(directory, channels);
            namesChanged = false;
        }
    }

    /** The ended steps are durable: removes the files of the blobs that they deleted. */
    void forced() throws IOException {
        for (BlobFile blob : deletedBefore) {
            blob.close();
            Files.deleteIfExists(blob.data());
            Files.deleteIfExists(blob.checksums());
        }
        deletedBefore.clear();
    }

    private BlobFile sealed(String name) {
        BlobFile blob = existing(name);
        if (!blob.isSealed()) {
            throw new IllegalStateException("blob " + name + " is not sealed");
        }
        return blob;
    }

    private BlobFile existing(String name) {
        health.require();
        BlobFile blob = blobs.get(name);
        if (blob == null) {
            throw new IllegalStateException("there is no blob " + name);
        }
        return blob;
    }

    /** What may fail while a blob changes. */
    private interface FileChange {
        void run() throws IOException;
    }

    private void change(BlobFile blob, FileChange change) {
        try {
            change.run();
        } catch (NoSuchFileException e) {
            throw new CorruptBlobException("blob " + blob.name() + " has lost a file: " + e.getMessage());
        } catch (IOException e) {
            throw health.failedUnchecked(e);
        }
        changed.add(blob);
        log.blob(blob.name(), blob.state());
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
