package org.jsyslab.common.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.disk.Change;
import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/**
 * The disk of one machine: what the node sees, what would survive a crash, and the changes between the two. A crash
 * keeps the changes of a random number of unforced steps, in their order: the disk may have written some of them before
 * it was asked to. A torn tail is no different, for recovery cuts it.
 */
final class SimulatedDisk implements NodeDisk {
    private final DurableState durable = new DurableState(change -> {});
    private final SimulatedBlobs durableBlobs = new SimulatedBlobs(change -> {});
    private final List<Change> unforced = new ArrayList<>(0);
    private final List<Integer> stepEnds = new ArrayList<>(0);
    private DurableState live = new DurableState(this::changed);
    private SimulatedBlobs liveBlobs = new SimulatedBlobs(this::changed);
    private boolean stepChanges;
    private boolean dirty;
    private long forces;

    @Override
    public <T extends Record> Cell<T> cell(String name, T initial) {
        return live.cell(name, initial);
    }

    @Override
    public <E> Journal<E> journal(String name, Class<E> type) {
        return live.journal(name);
    }

    @Override
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        return live.table(name);
    }

    @Override
    public Blobs blobs() {
        return liveBlobs;
    }

    @Override
    public void endStep() {
        if (stepChanges) {
            stepEnds.add(unforced.size());
            stepChanges = false;
            dirty = true;
        }
    }

    @Override
    public boolean isDirty() {
        return dirty;
    }

    @Override
    public void force() {
        keep(unforced.size());
        forces++;
    }

    @Override
    public long forces() {
        return forces;
    }

    @Override
    public void close() {}

    /** What the current step changed so far. */
    List<Change> changesOfStep() {
        return Collections.unmodifiableList(unforced.subList(endOfSteps(), unforced.size()));
    }

    int unforcedSteps() {
        return stepEnds.size();
    }

    /**
     * Loses power: what the node sees next is what the disk holds.
     *
     * @return how many steps are lost
     */
    int crash(RandomGenerator random) {
        int steps = stepEnds.size();
        int kept = random.nextInt(steps + 1);
        keep(kept == 0 ? 0 : stepEnds.get(kept - 1));
        live = new DurableState(durable, this::changed);
        liveBlobs = new SimulatedBlobs(durableBlobs, this::changed);
        return steps - kept;
    }

    /** Turns one bit of a blob behind the back of its checksum. */
    void flip(String blob, long bit) {
        liveBlobs.flip(blob, bit);
        if (bit < durableBlobs.size(blob) * 8) {
            durableBlobs.flip(blob, bit);
        }
    }

    private void keep(int changes) {
        for (Change change : unforced.subList(0, changes)) {
            durable.apply(change);
            durableBlobs.apply(change);
        }
        unforced.clear();
        stepEnds.clear();
        stepChanges = false;
        dirty = false;
    }

    private void changed(Change change) {
        unforced.add(change);
        stepChanges = true;
    }

    private int endOfSteps() {
        return stepEnds.isEmpty() ? 0 : stepEnds.get(stepEnds.size() - 1);
    }
}
