package org.jsyslab.common.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsyslab.common.node.Journal;

/**
 * A journal in memory that tells its changes. Discarding a prefix costs time in proportion to what is discarded, on
 * average: discarded slots are reclaimed once they are half of the list.
 */
public final class StoredJournal<E> implements Journal<E> {
    private final String name;
    private final Consumer<Change> changes;
    private final List<Object> slots;
    private int discarded;
    private long firstIndex;

    StoredJournal(String name, Consumer<Change> changes) {
        this.name = name;
        this.changes = changes;
        this.slots = new ArrayList<>();
        this.firstIndex = 1;
    }

    StoredJournal(StoredJournal<?> other, Consumer<Change> changes) {
        this.name = other.name;
        this.changes = changes;
        this.slots = new ArrayList<>(other.slots.subList(other.discarded, other.slots.size()));
        this.firstIndex = other.firstIndex;
    }

    @Override
    public long firstIndex() {
        return firstIndex;
    }

    @Override
    public long lastIndex() {
        return firstIndex + (slots.size() - discarded) - 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(long index) {
        if (index < firstIndex || index > lastIndex()) {
            throw new IndexOutOfBoundsException(
                    name + " holds " + firstIndex + " to " + lastIndex() + ", not " + index);
        }
        return (E) slots.get(slot(index));
    }

    @Override
    public long append(E entry) {
        add(Objects.requireNonNull(entry, name));
        changes.accept(new Change.Appended(name, entry));
        return lastIndex();
    }

    @Override
    public void truncateFrom(long index) {
        if (index < firstIndex) {
            throw new IndexOutOfBoundsException(name + " begins at " + firstIndex + ": cannot truncate from " + index);
        }
        if (index <= lastIndex()) {
            removeFrom(index);
            changes.accept(new Change.TruncatedFrom(name, index));
        }
    }

    @Override
    public void discardThrough(long index) {
        if (index >= firstIndex) {
            removeThrough(index);
            changes.accept(new Change.DiscardedThrough(name, index));
        }
    }

    /** Replaces each entry by another form of it (recovery: bytes become records), telling no one. */
    public void convert(UnaryOperator<Object> conversion) {
        slots.replaceAll(entry -> entry == null ? null : conversion.apply(entry));
    }

    void add(Object entry) {
        slots.add(entry);
    }

    void removeFrom(long index) {
        slots.subList(slot(index), slots.size()).clear();
    }

    void removeThrough(long index) {
        int count = (int) Math.min(index - firstIndex + 1, slots.size() - discarded);
        for (int i = 0; i < count; i++) {
            slots.set(discarded + i, null);
        }
        discarded += count;
        firstIndex = index + 1;
        if (discarded * 2 >= slots.size()) {
            slots.subList(0, discarded).clear();
            discarded = 0;
        }
    }

    private int slot(long index) {
        return (int) (index - firstIndex) + discarded;
    }
}
