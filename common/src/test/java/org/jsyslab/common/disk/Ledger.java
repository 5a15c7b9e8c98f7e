package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/** Counts steps in a cell, a journal, a table and in blobs, each step in all of them: so they must agree afterwards. */
final class Ledger {
    record Count(long steps) {}

    private static final int JOURNAL = 30;
    private static final int KEYS = 16;
    private static final int PER_BLOB = 40;

    private final NodeDisk disk;
    private final boolean withBlobs;
    private final int entryBytes;
    private final Cell<Count> count;
    private final Journal<String> journal;
    private final Table<Long, Long> table;
    private final Blobs blobs;

    /**
     * A ledger on that disk.
     *
     * @param entryBytes up to so many bytes are written to the journal in each step
     */
    Ledger(NodeDisk disk, boolean withBlobs, int entryBytes) {
        this.disk = disk;
        this.withBlobs = withBlobs;
        this.entryBytes = entryBytes;
        count = disk.cell("count", new Count(0));
        journal = disk.journal("journal", String.class);
        table = disk.table("table", Long.class, Long.class);
        blobs = disk.blobs();
    }

    /** How many steps were made. */
    long steps() {
        return count.get().steps();
    }

    /** Makes one more step, not yet forced. */
    void step() {
        long n = steps() + 1;
        count.set(new Count(n));
        journal.append(entry(n));
        journal.discardThrough(n - JOURNAL);
        table.put(n % KEYS, n);
        table.remove((n + KEYS / 2) % KEYS);
        if (withBlobs) {
            stepBlobs(n);
        }
        disk.endStep();
    }

    private void stepBlobs(long n) {
        String blob = blob(n);
        if (blobs.size(blob) < 0) {
            blobs.create(blob);
            blobs.delete(blob(n - 2 * PER_BLOB));
        }
        blobs.append(blob, page(n));
        if ((n + 1) % PER_BLOB == 0) {
            blobs.seal(blob);
        }
    }

    /** Checks that all parts tell of the same number of steps, and returns it. */
    long check() {
        long n = steps();
        assertThat(journal.lastIndex()).as("entries after %d steps", n).isEqualTo(n);
        assertThat(journal.firstIndex()).isEqualTo(Math.max(1, n - JOURNAL + 1));
        for (long i = journal.firstIndex(); i <= n; i++) {
            assertThat(journal.get(i)).isEqualTo(entry(i));
        }
        Map<Long, Long> expected = new TreeMap<>();
        for (long i = Math.max(1, n - KEYS / 2 + 1); i <= n; i++) {
            expected.put(i % KEYS, i);
        }
        assertThat(table.entries()).isEqualTo(expected);
        if (withBlobs) {
            checkBlob(n, n);
            checkBlob(n - n % PER_BLOB - 1, n);
            assertThat(blobs.names("").size()).isLessThanOrEqualTo(2);
        }
        return n;
    }

    private void checkBlob(long some, long steps) {
        if (some < 1) {
            return;
        }
        String blob = blob(some);
        Bytes expected = Bytes.EMPTY;
        for (long i = Math.max(1, some - some % PER_BLOB); i <= steps && blob(i).equals(blob); i++) {
            expected = expected.plus(page(i));
        }
        assertThat(blobs.size(blob)).isEqualTo(expected.length());
        assertThat(blobs.read(blob, 0, Integer.MAX_VALUE).equals(expected)).isTrue();
        assertThat(blobs.isSealed(blob)).isEqualTo((steps + 1) / PER_BLOB > some / PER_BLOB);
    }

    private static String blob(long n) {
        return "ledger/pages-" + n / PER_BLOB;
    }

    private static Bytes page(long n) {
        return Bytes.utf8((n + " ").repeat((int) (n * 7_919 % 1_500)));
    }

    private String entry(long n) {
        return n + "x".repeat((int) (n * 7_919 % entryBytes));
    }
}
