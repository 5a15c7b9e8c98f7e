package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.CorruptBlobException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobsTest {
    private static final int BLOCK = 64 * 1024;

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private StepLog disk;
    private FileBlobs blobs;

    @BeforeEach
    void open() {
        disk = StepLog.open(
                directory,
                new Identity("c", "n1"),
                new PlainValues(),
                16 * 1024,
                TestChannel::unforced,
                new Recovery());
        blobs = disk.blobs();
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    /** Ends the process without a force; what was not forced is lost. */
    private void crash() throws IOException {
        disk.endStep();
        disk.close();
        open();
    }

    private void force() throws IOException {
        disk.endStep();
        disk.force();
    }

    /** A crash as the disk sees it: the directory as it is, opened anew while the old log is never closed. */
    private void loseUnforced() throws IOException {
        for (Path file : walk(directory)) {
            Path target = elsewhere.resolve(directory.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        disk.close();
        directory = elsewhere;
        open();
    }

    private static List<Path> walk(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Bytes random(int length, long seed) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return Bytes.of(bytes);
    }

    @Test
    void aBlobGrowsIsSealedAndIsReadInParts() throws IOException {
        Bytes all = Bytes.EMPTY;
        blobs.create("chunks/7");
        for (int i = 0; i < 5; i++) {
            Bytes part = random(i == 2 ? 2 * BLOCK : 40_000, i);
            blobs.append("chunks/7", part);
            all = all.plus(part);
        }
        assertThat(blobs.read("chunks/7", 0, Integer.MAX_VALUE)).as("unsealed").isEqualTo(all);
        blobs.seal("chunks/7");
        blobs.seal("chunks/7");
        crash();

        assertThat(blobs.isSealed("chunks/7")).isTrue();
        assertThat(blobs.size("chunks/7")).isEqualTo(all.length());
        for (int[] part :
                new int[][] {{0, 1}, {65_535, 2}, {70_000, 130_000}, {all.length() - 3, 100}, {65_536, 65_536}}) {
            assertThat(blobs.read("chunks/7", part[0], part[1]))
                    .isEqualTo(all.slice(part[0], Math.min(all.length(), part[0] + part[1])));
        }
        assertThat(blobs.read("chunks/7", all.length(), 10)).isEqualTo(Bytes.EMPTY);
        assertThat(Files.readAllBytes(blobs.path("chunks/7")))
                .as("the bytes and nothing else")
                .isEqualTo(all.toArray());
        assertThat(Files.size(blobs.checksums("chunks/7"))).isEqualTo(4L * ((all.length() + BLOCK - 1) / BLOCK));
    }

    @Test
    void theChecksumFileHoldsTheCrc32cOfEachBlock() throws IOException {
        Bytes bytes = random(BLOCK + 10, 1);
        blobs.create("b");
        blobs.append("b", bytes);
        blobs.seal("b");
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(BLOCK, BLOCK + 10).toArray());

        ByteBuffer sums = ByteBuffer.wrap(Files.readAllBytes(blobs.checksums("b")));
        assertThat(sums.getInt(4)).isEqualTo((int) crc.getValue());
    }

    @Test
    void theRulesOfBlobsAreKept() {
        blobs.create("a");
        assertThatThrownBy(() -> blobs.create("a")).isInstanceOf(IllegalStateException.class);
        blobs.seal("a");
        assertThatThrownBy(() -> blobs.append("a", Bytes.utf8("x"))).hasMessage("blob a is sealed");
        assertThatThrownBy(() -> blobs.append("b", Bytes.utf8("x"))).hasMessage("there is no blob b");
        assertThatThrownBy(() -> blobs.seal("b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> blobs.read("b", 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> blobs.read("a", -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> blobs.path("b")).isInstanceOf(IllegalStateException.class);
        blobs.delete("b");
        assertThat(blobs.size("b")).isEqualTo(-1);
        assertThat(blobs.isSealed("b")).isFalse();
        blobs.create("dir/x");
        blobs.create("dir/y");
        blobs.create("dir");
        assertThatThrownBy(() -> blobs.path("dir")).hasMessage("blob dir is not sealed");
        assertThat(blobs.names("dir/")).containsExactly("dir/x", "dir/y");
        assertThat(blobs.names("")).containsExactly("a", "dir", "dir/x", "dir/y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/etc/passwd", "..", "a/../b", "a//b", "a/", ".hidden", "a b", "a:b", "a\\b", "ä", "a\0"
            })
    void badNamesAreRefused(String name) {
        assertThatThrownBy(() -> blobs.create(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs.create("x".repeat(201))).hasMessageContaining("this has 201");
    }

    @Test
    void theLongestNameWorks() {
        blobs.create("x/".repeat(99) + "xy");
        blobs.append("x/".repeat(99) + "xy", Bytes.utf8("1"));
        assertThat(blobs.size("x/".repeat(99) + "xy")).isEqualTo(1);
    }

    @Test
    void aCrashUndoesWhatWasNotForced() throws IOException {
        Bytes start = random(BLOCK - 10, 1);
        blobs.create("grows");
        blobs.append("grows", start);
        blobs.create("goes");
        force();
        blobs.append("grows", random(3 * BLOCK, 2));
        blobs.seal("grows");
        blobs.delete("goes");
        blobs.create("goes");
        blobs.append("goes", Bytes.utf8("again"));
        blobs.create("comes");
        loseUnforced();

        assertThat(blobs.names("")).containsExactly("goes", "grows");
        assertThat(blobs.size("goes")).isZero();
        assertThat(blobs.read("grows", 0, BLOCK)).isEqualTo(start);
        assertThat(Directories.list(directory.resolve("blobs"), "")).as("files").hasSize(4);
        Bytes more = random(BLOCK, 3);
        blobs.append("grows", more);
        blobs.seal("grows");
        crash();
        assertThat(blobs.read("grows", 0, 3 * BLOCK)).isEqualTo(start.plus(more));
    }

    @Test
    void filesGoAfterTheForceThatDeletesTheirBlob() throws IOException {
        blobs.create("b");
        blobs.append("b", Bytes.utf8("1"));
        blobs.seal("b");
        force();
        Path file = blobs.path("b");
        blobs.delete("b");
        blobs.create("b");
        assertThat(file).exists();
        disk.force();
        assertThat(file).as("the step is not ended").exists();
        force();
        assertThat(file).doesNotExist();
        assertThat(blobs.size("b")).isZero();
        crash();
        assertThat(blobs.names("")).containsExactly("b");
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() throws IOException {
        Bytes bytes = random(2 * BLOCK + 100, 1);
        blobs.create("sealed");
        blobs.append("sealed", bytes);
        blobs.seal("sealed");
        for (int offset : new int[] {0, BLOCK - 1, BLOCK, 2 * BLOCK, 2 * BLOCK + 99}) {
            flip(blobs.path("sealed"), offset);
            assertThatThrownBy(() -> blobs.read("sealed", offset, 1))
                    .isInstanceOf(CorruptBlobException.class)
                    .hasMessage("blob sealed fails its checksum at " + offset / BLOCK * BLOCK);
            flip(blobs.path("sealed"), offset);
            assertThat(blobs.read("sealed", offset, 1)).isEqualTo(bytes.slice(offset, offset + 1));
        }
        flip(blobs.checksums("sealed"), 5);
        assertThatThrownBy(() -> blobs.read("sealed", BLOCK, 1)).isInstanceOf(CorruptBlobException.class);
    }

    @Test
    void aSpoiltTailIsNoticedBeforeItIsContinued() throws IOException {
        blobs.create("grows");
        blobs.append("grows", random(1_000, 1));
        crash();
        flip(Directories.list(directory.resolve("blobs"), "").get(1), 500);
        assertThatThrownBy(() -> blobs.append("grows", Bytes.utf8("x"))).isInstanceOf(CorruptBlobException.class);
        assertThatThrownBy(() -> blobs.read("grows", 0, 1)).isInstanceOf(CorruptBlobException.class);
    }

    @Test
    void aLostFileIsNoticedWhenTheBlobIsUsed() throws IOException {
        blobs.create("a");
        blobs.append("a", random(1_000, 1));
        blobs.seal("a");
        blobs.create("b");
        force();
        Path file = blobs.path("a");
        disk.close();
        Files.delete(file);
        open();
        assertThatThrownBy(() -> blobs.read("a", 0, 1)).isInstanceOf(CorruptBlobException.class);
        assertThat(blobs.read("b", 0, 1)).as("others are not concerned").isEqualTo(Bytes.EMPTY);
    }

    @Test
    void moreBlobsThanOpenFilesWork() throws IOException {
        for (int i = 0; i < 200; i++) {
            blobs.create("b" + i);
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 200; i++) {
                blobs.append("b" + i, Bytes.utf8(i + " "));
            }
            force();
        }
        crash();
        assertThat(blobs.read("b77", 0, 100)).isEqualTo(Bytes.utf8("77 77 77 "));
        assertThat(blobs.names("b")).hasSize(200);
    }

    private static void flip(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 4;
        Files.write(file, bytes);
    }
}
