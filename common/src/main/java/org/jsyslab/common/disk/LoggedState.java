package org.jsyslab.common.disk;

import io.netty.buffer.Unpooled;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;

/**
 * Cells, journals and tables whose changes go into the log. Recovered values are {@link Raw} until their owner is
 * claimed, which tells their type; those that nobody claims stay raw, and are kept.
 */
final class LoggedState {
    private final DurableState state = new DurableState(this::log);
    private final ValueCodec codec;
    private final Catalog catalog;
    private final LogWriter writer;
    private final Health health;

    LoggedState(ValueCodec codec, LogWriter writer, Health health) {
        this.codec = codec;
        this.catalog = new Catalog(codec);
        this.writer = writer;
        this.health = health;
    }

    /** Takes over what recovery found, and returns how many bytes the values have. */
    long recover(RecoveredState recovered) {
        recovered.names().forEach(catalog::add);
        return recovered.restore(state);
    }

    DurableState values() {
        return state;
    }

    Catalog catalog() {
        return catalog;
    }

    <T extends Record> Cell<T> cell(String name, T initial) {
        Named named = claim(Named.Kind.CELL, name, null, initial.getClass());
        Cell<T> cell = state.cell(name, initial);
        if (named.claim(null, initial.getClass())) {
            state.cells().get(name).convert(value -> decode(named, named.values(), value));
        }
        return cell;
    }

    <E> Journal<E> journal(String name, Class<E> type) {
        Named named = claim(Named.Kind.JOURNAL, name, null, type);
        Journal<E> journal = state.journal(name);
        if (named.claim(null, type)) {
            state.journals().get(name).convert(entry -> decode(named, type, entry));
        }
        return journal;
    }

    <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        Named named = claim(Named.Kind.TABLE, name, keys, values);
        Table<K, V> table = state.table(name);
        if (named.claim(keys, values)) {
            state.tables().get(name).convert(key -> decode(named, keys, key), value -> decode(named, values, value));
        }
        return table;
    }

    private Named claim(Named.Kind kind, String name, Class<?> keys, Class<?> values) {
        health.require();
        return catalog.claim(kind, name, keys, values);
    }

    private Object decode(Named named, Class<?> type, Object value) {
        if (!(value instanceof Raw raw)) {
            return value;
        }
        try {
            return codec.read(type, Unpooled.wrappedBuffer(raw.bytes().buffer()));
        } catch (IllegalArgumentException e) {
            throw new DiskException(
                    "a value of " + named.name() + " on disk is not a " + type.getSimpleName() + ": " + e.getMessage()
                            + "; go back to the program that wrote it, or use --fresh to forget the data",
                    e);
        }
    }

    private void log(Change change) {
        health.require();
        String name = change.name();
        if (change instanceof Change.CellSet set) {
            writer.set(declared(Named.Kind.CELL, name), set.value());
        } else if (change instanceof Change.Appended appended) {
            writer.entry(
                    declared(Named.Kind.JOURNAL, name),
                    state.journals().get(name).lastIndex(),
                    appended.entry());
        } else if (change instanceof Change.TruncatedFrom truncated) {
            writer.truncatedFrom(declared(Named.Kind.JOURNAL, name), truncated.index());
        } else if (change instanceof Change.DiscardedThrough discarded) {
            writer.discardedThrough(declared(Named.Kind.JOURNAL, name), discarded.index());
        } else if (change instanceof Change.EntryPut put) {
            writer.put(declared(Named.Kind.TABLE, name), put.key(), put.value());
        } else if (change instanceof Change.EntryRemoved removed) {
            writer.removed(declared(Named.Kind.TABLE, name), removed.key());
        }
        requireBounded(change);
    }

    private Named declared(Named.Kind kind, String name) {
        Named named = catalog.get(kind, name);
        if (!named.isDeclared()) {
            writer.declare(named);
        }
        return named;
    }

    private void requireBounded(Change change) {
        if (writer.size() > StepLog.MAX_STEP_BYTES) {
            throw health.failed(new DiskException("one step wants to write " + writer.size() + " bytes, at "
                    + change.name() + ", and at most " + StepLog.MAX_STEP_BYTES
                    + " are possible: use blobs for what is large"));
        }
    }
}
