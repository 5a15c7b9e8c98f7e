package org.jsyslab.common.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operation takes or returns: plain data that any language can write and any person can read.
 *
 * <p>Absence is a value of its own, {@link #absent()}: "there was nothing" is an observation to be checked, not a hole
 * in the record. So is {@link #done()}, the answer of an operation that has nothing to tell. Neither equals any text.
 */
public sealed interface Value {

    /** The two answers that carry no data. */
    enum Mark implements Value {
        ABSENT,
        DONE;

        @Override
        public String toString() {
            return this == ABSENT ? "absent" : "done";
        }
    }

    /** A text; printed in quotes, so that "1" and 1 differ. */
    record Text(String text) implements Value {
        public Text {
            if (text == null) {
                throw new IllegalArgumentException("a text is never null; nothing there is Value.absent()");
            }
        }

        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {
        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    /** Yes or no. */
    record Truth(boolean holds) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(holds);
        }
    }

    /** Several values in order. */
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** Several values by name, in the order of their names. */
    record Entries(SortedMap<String, Value> items) implements Value {
        public Entries {
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** Nothing is there. */
    static Value absent() {
        return Mark.ABSENT;
    }

    /** It was done, and there is nothing to tell. */
    static Value done() {
        return Mark.DONE;
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException if it is null
     */
    static Value of(String text) {
        return new Text(text);
    }

    /** A whole number. */
    static Value of(long number) {
        return new Whole(number);
    }

    /** Yes or no. */
    static Value of(boolean holds) {
        return new Truth(holds);
    }

    /** These values in this order; none of them null. */
    static Value sequence(Value... items) {
        return new Sequence(List.of(items));
    }

    /** These values in this order; none of them null. */
    static Value sequence(List<Value> items) {
        return new Sequence(items);
    }

    /** These values by name; sorted, whatever the order of the map. */
    static Value entries(Map<String, Value> items) {
        return new Entries(new TreeMap<>(items));
    }
}
