package org.jsyslab.common.disk;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsyslab.common.node.Cell;

/** A cell in memory that tells its changes. */
public final class StoredCell<T extends Record> implements Cell<T> {
    private final String name;
    private final Consumer<Change> changes;
    private Object value;

    StoredCell(String name, Object value, Consumer<Change> changes) {
        this.name = name;
        this.value = value;
        this.changes = changes;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get() {
        return (T) value;
    }

    @Override
    public void set(T newValue) {
        value = Objects.requireNonNull(newValue, name);
        changes.accept(new Change.CellSet(name, newValue));
    }

    /** Replaces the value by another form of it (recovery: bytes become a record), telling no one. */
    public void convert(UnaryOperator<Object> conversion) {
        value = conversion.apply(value);
    }

    void restore(Object newValue) {
        value = newValue;
    }
}
