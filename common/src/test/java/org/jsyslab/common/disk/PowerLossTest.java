package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails while a batch is written: of its sectors some reach the disk, some do not, and some hold rubbish.
 * What was forced before is there, and of the batch a prefix of its steps or nothing.
 */
class PowerLossTest {
    private static final int TINY = 32 * 1024;
    /** Small enough for all steps of a force to fit into one batch. */
    private static final int ENTRY_BYTES = 1_500;

    private static final int SECTOR = 512;
    private static final int ROUNDS = 150;
    private static final Identity OWNER = new Identity("c", "n1");

    @TempDir
    private Path directory;

    private int torn;
    private int partly;

    @Test
    void aPrefixOfStepsSurvivesAndAllThatWereForced() throws IOException {
        loseThePower(Recovery::new);
        assertThat(torn).as("rounds in which a part of the batch was lost").isGreaterThan(ROUNDS / 4);
        assertThat(partly).as("rounds in which a part of the batch survived").isGreaterThan(ROUNDS / 20);
    }

    @Test
    void aRecoveryWithoutChecksumsIsCaught() {
        assertThatThrownBy(() -> loseThePower(DamageTest.Credulous::new)).isNotNull();
    }

    @Test
    void aRecoveryThatTakesEveryTornTailForDamageIsCaught() {
        assertThatThrownBy(() -> loseThePower(() -> new Recovery() {
                    @Override
                    boolean provesDamage(StepRecord stray, long expected) {
                        return true;
                    }
                }))
                .isInstanceOf(DiskException.class);
    }

    private void loseThePower(Supplier<Recovery> recoveries) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < ROUNDS; round++) {
            long forced;
            long written;
            Map<Path, byte[]> before;
            Map<Path, byte[]> after;
            try (StepLog disk = open(recoveries.get())) {
                Ledger ledger = new Ledger(disk, false, ENTRY_BYTES);
                for (int batches = random.nextInt(6); batches >= 0; batches--) {
                    makeSteps(disk, ledger, random.nextInt(1, 8));
                }
                forced = ledger.check();
                disk.settle();
                before = image();
                long forces = disk.forces();
                makeSteps(disk, ledger, random.nextInt(1, 8));
                assertThat(disk.forces()).as("one batch").isEqualTo(forces + 1);
                written = ledger.check();
                disk.settle();
                after = image();
            }
            restore(mix(before, after, random));
            try (StepLog disk = open(recoveries.get())) {
                long found = new Ledger(disk, false, ENTRY_BYTES).check();
                assertThat(found).isBetween(forced, written);
                torn += found < written ? 1 : 0;
                partly += forced < found && found < written ? 1 : 0;
            }
        }
    }

    private StepLog open(Recovery recovery) {
        return StepLog.open(directory, OWNER, new PlainValues(), TINY, TestChannel::unforced, recovery);
    }

    private static void makeSteps(StepLog disk, Ledger ledger, int steps) throws IOException {
        for (int i = 0; i < steps; i++) {
            ledger.step();
        }
        disk.force();
    }

    /** The log as it is on disk now, segments only. */
    private Map<Path, byte[]> image() throws IOException {
        Map<Path, byte[]> image = new TreeMap<>();
        for (Path file : Directories.list(directory, "segment-")) {
            image.put(file, Files.readAllBytes(file));
        }
        return image;
    }

    private void restore(Map<Path, byte[]> image) throws IOException {
        for (Path file : Directories.list(directory, "segment-")) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : image.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    private static Map<Path, byte[]> mix(Map<Path, byte[]> before, Map<Path, byte[]> after, SplittableRandom random) {
        Map<Path, byte[]> mixed = new TreeMap<>(before);
        after.forEach((file, bytes) -> mixed.put(file, mix(before.getOrDefault(file, fresh(bytes)), bytes, random)));
        return mixed;
    }

    /** A segment as it is before its first batch: its header was forced before. */
    private static byte[] fresh(byte[] segment) {
        return Arrays.copyOf(Arrays.copyOf(segment, SegmentHeader.BYTES), segment.length);
    }

    private static byte[] mix(byte[] before, byte[] after, SplittableRandom random) {
        byte[] mixed = before.clone();
        int changed = Arrays.mismatch(before, after);
        if (changed < 0) {
            return mixed;
        }
        int kept = random.nextInt(1, 20);
        for (int sector = changed - changed % SECTOR; sector < after.length; sector += SECTOR) {
            int from = Math.max(sector, changed);
            int to = Math.min(sector + SECTOR, after.length);
            boolean differs = Arrays.mismatch(before, from, to, after, from, to) >= 0;
            if (differs && random.nextInt(kept) > 0) {
                System.arraycopy(after, from, mixed, from, to - from);
            } else if (differs && random.nextBoolean()) {
                for (int i = from; i < to; i++) {
                    mixed[i] = (byte) random.nextInt();
                }
            }
        }
        return mixed;
    }
}
