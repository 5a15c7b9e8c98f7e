package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk refuses: each in one line, before anything is changed. */
class RefusalTest {
    private static final int SMALL = 16 * 1024;
    private static final Identity N1 = new Identity("c1", "n1");

    @TempDir
    private Path directory;

    private StepLog open(Identity identity) {
        return open(identity, FileChannel::open);
    }

    private StepLog open(Identity identity, Channels channels) {
        return StepLog.open(directory, identity, new PlainValues(), SMALL, channels, new Recovery());
    }

    private static void step(StepLog disk) {
        Cell<Ledger.Count> count = disk.cell("count", new Ledger.Count(0));
        count.set(new Ledger.Count(count.get().steps() + 1));
        disk.endStep();
    }

    @Test
    void aDirectoryInUse() throws IOException {
        try (StepLog first = open(N1)) {
            assertThatThrownBy(() -> open(N1))
                    .isInstanceOf(DiskException.class)
                    .hasMessage("another process is using the data directory " + directory
                            + ": stop it first, or choose another directory");
            step(first);
            first.force();
        }
        open(N1).close();
    }

    @Test
    void theDataOfAnotherNodeOrCluster() throws IOException {
        open(N1).close();
        Map<Path, byte[]> before = image();

        assertThatThrownBy(() -> open(new Identity("c1", "n2")))
                .isInstanceOf(DiskException.class)
                .hasMessage(directory + " holds the data of node n1, not of n2: give each node a directory of its own");
        assertThatThrownBy(() -> open(new Identity("c2", "n1")))
                .isInstanceOf(DiskException.class)
                .hasMessageContaining("another cluster (c1, not c2)")
                .hasMessageContaining("--fresh");
        assertThat(image()).as("nothing is touched").usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aNewerFormat() throws IOException {
        open(new Identity("c1", "n1", Identity.FORMAT + 1)).close();

        assertThatThrownBy(() -> open(N1))
                .isInstanceOf(DiskException.class)
                .hasMessageContaining("is written in format 2, and this program knows 1");
    }

    @Test
    void aMissingOrRenamedSegment() throws IOException {
        try (StepLog disk = open(N1, TestChannel::unforced)) {
            for (int i = 0; i < 400; i++) {
                disk.journal("j", String.class).append("x".repeat(200));
                disk.endStep();
                disk.force();
            }
        }
        Path first = Directories.list(directory, "segment-").get(0);
        Path second = Directories.list(directory, "segment-").get(1);
        Path away = directory.resolve("away");
        for (Path file : new Path[] {first, second}) {
            Files.move(file, away);
            assertThatThrownBy(() -> open(N1)).isInstanceOf(DiskException.class).hasMessageContaining("damaged");
            Files.move(away, file);
        }
        Files.move(first, away);
        Files.move(second, first);
        assertThatThrownBy(() -> open(N1))
                .isInstanceOf(DiskException.class)
                .hasMessageContaining("renamed or mixed up");
        Files.move(first, second);
        Files.move(away, first);
        open(N1).close();
    }

    @Test
    void blobsWhoseLogIsGone() throws IOException {
        try (StepLog disk = open(N1)) {
            disk.blobs().create("b");
            disk.endStep();
        }
        for (Path file : Directories.list(directory, "segment-")) {
            Files.delete(file);
        }
        assertThatThrownBy(() -> open(N1))
                .isInstanceOf(DiskException.class)
                .hasMessageContaining("holds blobs but the step log beside it is gone");
    }

    @Test
    void erasingADirectoryInUse() throws IOException {
        Path other = Files.createFile(directory.resolve("notes.txt"));
        try (StepLog disk = open(N1)) {
            disk.blobs().create("b");
            step(disk);
            disk.force();
            assertThatThrownBy(() -> StepLog.erase(directory)).isInstanceOf(DiskException.class);
        }
        StepLog.erase(directory);

        assertThat(other).exists();
        try (StepLog disk = open(new Identity("c2", "n2"))) {
            assertThat(disk.incarnation()).isEqualTo(1);
            assertThat(disk.blobs().names("")).isEmpty();
        }
    }

    @Test
    void aPlaceThatCannotBeADirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> StepLog.open(file, N1, new PlainValues()))
                .isInstanceOf(DiskException.class)
                .hasMessageStartingWith(
                        "cannot use the data directory " + file + ": a file of that name is in the way");
    }

    @Test
    void aFullDiskWhenOpening() {
        assertThatThrownBy(() -> open(N1, (path, options) -> {
                    throw new FileSystemException(path.toString(), null, "No space left on device");
                }))
                .isInstanceOf(DiskException.class)
                .hasMessage("cannot use the data directory " + directory
                        + ": No space left on device; free or repair it, or choose another directory");
    }

    @Test
    void everythingAfterAFailedForce() throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        StepLog disk = open(N1, failingWhen(full));
        step(disk);
        disk.force();
        disk.blobs().create("b");
        full.set(true);
        step(disk);
        assertThatThrownBy(disk::force).isInstanceOf(IOException.class).hasMessage("No space left on device");
        full.set(false);
        assertThatThrownBy(disk::force).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(disk::endStep)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No space");
        assertThatThrownBy(() -> step(disk)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> disk.blobs().create("c")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> disk.blobs().delete("b")).isInstanceOf(IllegalStateException.class);
        disk.close();
        try (StepLog reopened = open(N1)) {
            assertThat(reopened.cell("count", new Ledger.Count(0)).get().steps())
                    .isEqualTo(1);
        }
    }

    @Test
    void everythingAfterAFailedAppendToABlob() throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        StepLog disk = open(N1, failingWhen(full));
        disk.blobs().create("b");
        full.set(true);
        assertThatThrownBy(() -> disk.blobs().append("b", Bytes.utf8("x"))).hasMessageContaining("No space");
        assertThatThrownBy(disk::endStep).isInstanceOf(IllegalStateException.class);
        disk.close();
    }

    @Test
    void useAfterClosing() throws IOException {
        StepLog disk = open(N1);
        disk.close();
        disk.close();
        assertThatThrownBy(() -> step(disk)).hasMessageContaining("closed");
    }

    private static Channels failingWhen(AtomicBoolean full) {
        return (path, options) -> new TestChannel(FileChannel.open(path, options)) {
            @Override
            public int write(ByteBuffer source, long position) throws IOException {
                if (full.get()) {
                    throw new IOException("No space left on device");
                }
                return super.write(source, position);
            }
        };
    }

    private Map<Path, byte[]> image() throws IOException {
        Map<Path, byte[]> image = new TreeMap<>();
        for (Path file : Directories.list(directory, "segment-")) {
            image.put(file, Files.readAllBytes(file));
        }
        return image;
    }
}
