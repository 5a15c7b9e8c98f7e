package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {
    record Ballot(long term, String candidate) {}

    record Vote(long term) {}

    private static final Identity N1 = new Identity("c1", "n1");
    private static final int SMALL = 16 * 1024;

    @TempDir
    private Path directory;

    private StepLog open() {
        return StepLog.open(directory, N1, new PlainValues(), SMALL, TestChannel::unforced, new Recovery());
    }

    private static Cell<Ballot> ballot(NodeDisk disk) {
        return disk.cell("ballot", new Ballot(0, ""));
    }

    private static Journal<String> journal(NodeDisk disk) {
        return disk.journal("log", String.class);
    }

    private static Table<String, Long> table(NodeDisk disk) {
        return disk.table("accounts", String.class, Long.class);
    }

    @Test
    void whatWasForcedIsThereAfterReopening() throws IOException {
        try (StepLog disk = open()) {
            ballot(disk).set(new Ballot(3, "n2"));
            List.of("a", "b", "c", "d", "e").forEach(journal(disk)::append);
            journal(disk).truncateFrom(5);
            journal(disk).discardThrough(1);
            table(disk).put("ann", 7L);
            table(disk).put("bob", 8L);
            disk.endStep();
            table(disk).remove("ann");
            disk.endStep();
            disk.force();
        }
        try (StepLog disk = open()) {
            assertThat(ballot(disk).get()).isEqualTo(new Ballot(3, "n2"));
            assertThat(journal(disk).firstIndex()).isEqualTo(2);
            assertThat(journal(disk).lastIndex()).isEqualTo(4);
            assertThat(journal(disk).get(4)).isEqualTo("d");
            assertThat(table(disk).entries()).isEqualTo(Map.of("bob", 8L));
            assertThat(disk.incarnation()).isEqualTo(2);
        }
    }

    @Test
    void aJournalDiscardedBeyondItsEndGoesOnBehind() throws IOException {
        try (StepLog disk = open()) {
            journal(disk).append("a");
            journal(disk).discardThrough(10);
            disk.endStep();
        }
        try (StepLog disk = open()) {
            assertThat(journal(disk).isEmpty()).isTrue();
            assertThat(journal(disk).append("k")).isEqualTo(11);
        }
    }

    @Test
    void nothingChangedMeansNothingForced() throws IOException {
        try (StepLog disk = open()) {
            long before = disk.forces();
            disk.endStep();
            disk.force();
            assertThat(disk.isDirty()).isFalse();
            assertThat(disk.forces()).isEqualTo(before);

            ballot(disk).set(new Ballot(1, "n1"));
            assertThat(disk.isDirty()).as("the step is not ended").isFalse();
            disk.force();
            assertThat(disk.forces()).isEqualTo(before);
            disk.endStep();
            for (int i = 0; i < 10; i++) {
                journal(disk).append("entry");
                disk.endStep();
            }
            assertThat(disk.isDirty()).isTrue();
            long written = disk.bytesWritten();
            disk.force();
            assertThat(disk.forces()).as("one force for all steps").isEqualTo(before + 1);
            assertThat(disk.bytesWritten()).isGreaterThan(written + 11 * StepRecord.HEADER);
        }
    }

    @Test
    void aStepUnderWayDuringAForceIsNotDurableYet() throws IOException {
        try (StepLog disk = open()) {
            journal(disk).append("ended");
            disk.endStep();
            journal(disk).append("not ended");
            disk.force();
        }
        try (StepLog disk = open()) {
            assertThat(journal(disk).lastIndex()).isEqualTo(1);
        }
    }

    @Test
    void compactionKeepsWhatHoldsAndTheLogStaysShort() throws IOException {
        try (StepLog disk = open()) {
            disk.table("untouched", String.class, Long.class).put("k", 1L);
            disk.cell("shape", new Vote(0)).set(new Vote(9));
            for (int i = 1; i <= 5_000; i++) {
                ballot(disk).set(new Ballot(i, "n1"));
                journal(disk).append("entry " + i);
                journal(disk).discardThrough(i - 20);
                table(disk).put("key " + i % 50, (long) i);
                table(disk).remove("key " + (i + 25) % 50);
                disk.endStep();
                if (i % 3 == 0) {
                    disk.force();
                }
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeLessThan(12);
        }
        try (StepLog disk = open()) {
            assertThat(ballot(disk).get().term()).isEqualTo(5_000);
            assertThat(journal(disk).firstIndex()).isEqualTo(4_981);
            assertThat(journal(disk).lastIndex()).isEqualTo(5_000);
            assertThat(table(disk).size()).isEqualTo(25);
            assertThat(table(disk).get("key 0")).isEqualTo(5_000L);
            assertThat(disk.table("untouched", String.class, Long.class).get("k"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatNobodyClaimsIsKeptOverManyCompactions() throws IOException {
        try (StepLog disk = open()) {
            ballot(disk).set(new Ballot(3, "n2"));
            journal(disk).append("kept");
            table(disk).put("kept", 1L);
            disk.endStep();
        }
        try (StepLog disk = open()) {
            for (int i = 1; i <= 3_000; i++) {
                disk.cell("other", new Vote(0)).set(new Vote(i));
                disk.endStep();
                disk.force();
            }
        }
        try (StepLog disk = open()) {
            assertThat(ballot(disk).get()).isEqualTo(new Ballot(3, "n2"));
            assertThat(journal(disk).get(1)).isEqualTo("kept");
            assertThat(table(disk).get("kept")).isEqualTo(1);
        }
    }

    @Test
    void aTableClaimedWhileItIsCopiedIsCopiedWhole() throws IOException {
        try (StepLog disk = open()) {
            for (long i = 0; i < 2_000; i++) {
                disk.table("t", Long.class, Long.class).put(i - 1_000, i);
                disk.endStep();
            }
        }
        for (int claimedAt = 10; claimedAt < 200; claimedAt += 10) {
            try (StepLog disk = open()) {
                for (int i = 1; i <= 300; i++) {
                    disk.cell("other", new Vote(0)).set(new Vote(i));
                    if (i == claimedAt) {
                        disk.table("t", Long.class, Long.class).put(-1L, (long) claimedAt);
                    }
                    disk.endStep();
                    disk.force();
                }
            }
        }
        try (StepLog disk = open()) {
            assertThat(disk.table("t", Long.class, Long.class).size()).isEqualTo(2_000);
        }
    }

    @Test
    void aStepLargerThanASegmentWorks() throws IOException {
        String large = "x".repeat(5 * SMALL);
        try (StepLog disk = open()) {
            for (int i = 0; i < 5; i++) {
                journal(disk).append(large);
                disk.endStep();
                journal(disk).append("small");
                disk.endStep();
                disk.force();
            }
        }
        try (StepLog disk = open()) {
            assertThat(journal(disk).lastIndex()).isEqualTo(10);
            assertThat(journal(disk).get(9)).isEqualTo(large);
            assertThat(journal(disk).get(10)).isEqualTo("small");
        }
    }

    @Test
    void aStepBeyondTheBoundIsRefusedAndTheLogIsOver() throws IOException {
        try (StepLog disk = open()) {
            String large = "x".repeat(StepLog.MAX_STEP_BYTES);
            assertThatThrownBy(() -> journal(disk).append(large))
                    .isInstanceOf(DiskException.class)
                    .hasMessageContaining("at most 67108864 are possible");
            assertThatThrownBy(disk::endStep).isInstanceOf(IllegalStateException.class);
        }
        try (StepLog disk = open()) {
            assertThat(journal(disk).isEmpty()).isTrue();
        }
    }

    @Test
    void aChangedShapeIsRefusedByName() throws IOException {
        try (StepLog disk = open()) {
            ballot(disk).set(new Ballot(3, "n2"));
            journal(disk).append("a");
            table(disk).put("a", 1L);
            disk.endStep();
        }
        try (StepLog disk = open()) {
            assertThatThrownBy(() -> disk.cell("ballot", new Vote(0)))
                    .isInstanceOf(DiskException.class)
                    .hasMessageContaining("cell ballot")
                    .hasMessageContaining("Ballot(term long, candidate String) there, Vote(term long) here")
                    .hasMessageContaining("--fresh");
            assertThatThrownBy(() -> disk.journal("log", Vote.class)).hasMessageContaining("journal log");
            assertThatThrownBy(() -> disk.table("accounts", Long.class, Long.class))
                    .hasMessageContaining("table accounts");
            assertThat(ballot(disk).get().term())
                    .as("the right one still works")
                    .isEqualTo(3);
        }
    }
}
