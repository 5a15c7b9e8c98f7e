package org.jsyslab.common.disk;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Keeps the log short by copying what still holds to its end, a portion with each force, beside the ordinary steps.
 * Changes in the log say how things are, so a copied value is an ordinary change that changes nothing, and nothing
 * needs to stand still. When all that still holds was copied since segment b was begun, the log says so (its base is
 * b), and what lies before b is given up. Killed in between, the old segments are still there, and recovery reads them.
 *
 * <p>Costs: a portion is as large as the batch it goes with, at least {@value #LEAST_PORTION} bytes, or one value if
 * that is larger; so no force takes more than about twice as long. Copying starts on a new segment, once the old ones
 * take twice as much as what still holds (and at least one segment); the log stays below about five times of what
 * holds, plus three segments.
 */
final class Compaction {
    private static final int LEAST_PORTION = 32 * 1024;
    private static final int WASTE = 2;

    private final DurableState state;
    private final Catalog catalog;
    private final FileBlobs blobs;
    private long liveBytes;
    private boolean running;
    private long base;
    private long copied;
    private int next;
    private boolean insideOwner;
    private long nextIndex;
    private Object lastKey;
    private String lastBlob;

    /**
     * Compaction that is not running.
     *
     * @param liveBytes about how many bytes of values hold
     */
    Compaction(LoggedState state, FileBlobs blobs, long liveBytes) {
        this.state = state.values();
        this.catalog = state.catalog();
        this.blobs = blobs;
        this.liveBytes = liveBytes;
    }

    boolean isRunning() {
        return running;
    }

    /** A table was claimed, which may order its keys anew: if it is being copied, begins with it again. */
    void claimed(String table) {
        if (running && insideOwner && catalog.all().get(next).name().equals(table)) {
            insideOwner = false;
        }
    }

    /** The log goes on in {@code segment}: starts copying if what lies before is worth it. */
    void rolledTo(Segment segment, long oldBytes) {
        if (!running && oldBytes >= Math.max(segment.size(), WASTE * liveBytes)) {
            running = true;
            base = segment.number();
            copied = 0;
            next = 0;
            insideOwner = false;
            lastBlob = "";
        }
    }

    /**
     * Copies the next portion into the present step.
     *
     * @return the new base of the log if that was the last portion, else 0
     */
    long copy(LogWriter out, int incarnation, int batchBytes, int roomBytes) {
        int portion = Math.min(Math.max(LEAST_PORTION, batchBytes), roomBytes);
        int start = out.size();
        out.opened(incarnation);
        boolean more = true;
        while (more && out.size() - start < portion) {
            more = copyOwner(out) || copyBlob(out);
        }
        copied += out.size() - start;
        if (more) {
            return 0;
        }
        running = false;
        liveBytes = copied;
        out.based(base);
        return base;
    }

    /** Copies one value of a cell, journal or table; false if there is none left. */
    private boolean copyOwner(LogWriter out) {
        List<Named> all = catalog.all();
        while (next < all.size() && !all.get(next).isDeclared()) {
            next++;
        }
        if (next == all.size()) {
            return false;
        }
        Named named = all.get(next);
        boolean done = switch (named.kind()) {
            case CELL -> copyCell(named, out);
            case JOURNAL -> copyEntry(named, out);
            case TABLE -> copyKey(named, out);
        };
        insideOwner = !done;
        next += done ? 1 : 0;
        return true;
    }

    private boolean copyCell(Named cell, LogWriter out) {
        out.declare(cell);
        Object value = state.cells().get(cell.name()).get();
        out.set(cell, value);
        return true;
    }

    private boolean copyEntry(Named named, LogWriter out) {
        StoredJournal<?> journal = state.journals().get(named.name());
        if (!insideOwner) {
            out.declare(named);
            out.discardedThrough(named, journal.firstIndex() - 1);
            nextIndex = journal.firstIndex();
        }
        nextIndex = Math.max(nextIndex, journal.firstIndex());
        if (nextIndex <= journal.lastIndex()) {
            Object entry = journal.get(nextIndex);
            out.entry(named, nextIndex, entry);
            nextIndex++;
        }
        return nextIndex > journal.lastIndex();
    }

    private boolean copyKey(Named named, LogWriter out) {
        SortedMap<Object, Object> rest = entries(named);
        if (!insideOwner) {
            out.declare(named);
            lastKey = null;
        }
        Iterator<Map.Entry<Object, Object>> entries =
                (lastKey == null ? rest : rest.tailMap(lastKey)).entrySet().iterator();
        Map.Entry<Object, Object> entry = entries.hasNext() ? entries.next() : null;
        if (entry != null && entry.getKey().equals(lastKey)) {
            entry = entries.hasNext() ? entries.next() : null;
        }
        if (entry != null) {
            lastKey = entry.getKey();
            out.put(named, entry.getKey(), entry.getValue());
        }
        return entry == null;
    }

    @SuppressWarnings("unchecked") // keys of one table are of one type, whatever it is
    private SortedMap<Object, Object> entries(Named table) {
        return (SortedMap<Object, Object>)
                (SortedMap<?, ?>) state.tables().get(table.name()).entries();
    }

    private boolean copyBlob(LogWriter out) {
        String name = blobs.nameAfter(lastBlob);
        if (name != null) {
            lastBlob = name;
            out.blob(name, blobs.state(name));
        }
        return name != null;
    }
}
