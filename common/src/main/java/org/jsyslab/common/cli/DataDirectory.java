package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jsyslab.common.cluster.ClusterException;

/** Where a node keeps its durable state, seen from outside: is something there, and away with it. */
final class DataDirectory {
    private static final String LOCK = "lock";
    private static final String LOG = "segment-";

    private final Path path;

    DataDirectory(Path path) {
        this.path = path;
    }

    /** Whether a node has left something here. */
    boolean holdsData() {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(LOG));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /**
     * Forgets what a node has left here.
     *
     * @throws ClusterException if a node is using it, or if it holds files but not a node's
     */
    void wipe() {
        if (!Files.exists(path)) {
            return;
        }
        if (!holdsData()) {
            throw new ClusterException(path + " does not look like a node's data: --fresh will not delete it");
        }
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            requireFree(channel);
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new ClusterException("cannot delete " + path + ": " + e.getMessage(), e);
        }
    }

    private void requireFree(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new ClusterException("a running node uses " + path + "; stop it before --fresh");
        }
    }

    /** Removes a tree from its leaves up; a symbolic link is removed, not followed. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
