package org.jsyslab.common.check.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * A key-value store: read, write, delete, compare-and-set, add and append on one key; consistent reads and writes of
 * several keys, and reads of keys with a prefix. A key that was never written, or was deleted, is absent.
 */
public final class KeyValue implements Model<SortedMap<String, Value>> {
    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final String DELETE = "delete";
    private static final String COMPARE_AND_SET = "cas";
    private static final String WRITE_IF_PRESENT = "write-if-present";
    private static final String ADD = "add";
    private static final String APPEND = "append";
    private static final String WRITE_ALL = "write-all";
    private static final String REMOVE = "remove";
    private static final String READ_ALL = "read-all";
    private static final String READ_PREFIX = "read-prefix";
    private static final String READ_FIRST = "read-first";
    private static final Signatures CALLS = Signatures.of("key-value store")
            .with(READ, 1, 0)
            .with(WRITE, 1, 1)
            .with(DELETE, 1, 0)
            .with(COMPARE_AND_SET, 1, 2)
            .with(WRITE_IF_PRESENT, 1, 1)
            .with(ADD, 1, 1)
            .with(APPEND, 1, 1)
            .withKeys(WRITE_ALL, 1)
            .withKeys(REMOVE, 0)
            .withKeys(READ_ALL, 0)
            .with(READ_PREFIX, 0, 1)
            .with(READ_FIRST, 0, 2);
    private static final Set<String> READS = Set.of(READ, READ_ALL, READ_PREFIX, READ_FIRST);

    /** Returns the value at a key, which may be absent. */
    public static Call read(String key) {
        return Call.on(key, READ);
    }

    /** Puts a value at a key; tells nothing. To write absent is to delete. */
    public static Call write(String key, Value value) {
        return Call.on(key, WRITE, value);
    }

    /** Makes a key absent; tells nothing. */
    public static Call delete(String key) {
        return Call.on(key, DELETE);
    }

    /** Writes {@code value} if {@code expected} is there, which may be absent; returns whether it did. */
    public static Call compareAndSet(String key, Value expected, Value value) {
        return Call.on(key, COMPARE_AND_SET, expected, value);
    }

    /** Writes {@code value} if the key is present; returns whether it did. */
    public static Call writeIfPresent(String key, Value value) {
        return Call.on(key, WRITE_IF_PRESENT, value);
    }

    /** Adds to a whole number, an absent one counting as 0, and returns the sum; returns absent if it is no number. */
    public static Call add(String key, long amount) {
        return Call.on(key, ADD, Value.of(amount));
    }

    /**
     * Puts {@code suffix} behind a text, an absent one counting as empty and a number as its digits, and returns how
     * long the text is then. What results is a number again if it {@linkplain #spelled spells} one.
     */
    public static Call append(String key, String suffix) {
        return Call.on(key, APPEND, Value.of(suffix));
    }

    /** Writes all these keys, one at least, at one moment; tells nothing. */
    public static Call writeAll(SortedMap<String, Value> entries) {
        List<Value> values = List.copyOf(entries.values());
        return new Call(WRITE_ALL, List.copyOf(entries.keySet()), List.of(Value.sequence(values)));
    }

    /** Makes all these keys, one at least, absent at one moment; returns how many were present. */
    public static Call remove(Collection<String> keys) {
        return new Call(REMOVE, List.copyOf(keys), List.of());
    }

    /** Reads all these keys, one at least, at one moment; returns entries for all of them, absent ones too. */
    public static Call readAll(Collection<String> keys) {
        return new Call(READ_ALL, List.copyOf(keys), List.of());
    }

    /** Reads all keys that start with {@code prefix} at one moment; returns entries for those that are present. */
    public static Call readPrefix(String prefix) {
        return new Call(READ_PREFIX, List.of(), List.of(Value.of(prefix)));
    }

    /** As {@link #readPrefix}, but of the first {@code limit} keys only. */
    public static Call readFirst(String prefix, int limit) {
        return new Call(READ_FIRST, List.of(), List.of(Value.of(prefix), Value.of(limit)));
    }

    /** The value that a store of texts holds: the number that the text spells as its only form, or else the text. */
    public static Value spelled(String text) {
        try {
            Value number = Value.of(Long.parseLong(text));
            return number.toString().equals(text) ? number : Value.of(text);
        } catch (NumberFormatException e) {
            return Value.of(text);
        }
    }

    @Override
    public SortedMap<String, Value> initial() {
        return Collections.emptySortedMap();
    }

    /** The state holds the present keys only. */
    @Override
    public Step<SortedMap<String, Value>> step(SortedMap<String, Value> state, Call call) {
        CALLS.require(call);
        return switch (call.operation()) {
            case READ -> new Step<>(state, at(state, call.key()));
            case WRITE -> new Step<>(with(state, call.key(), call.argument(0)), Value.done());
            case DELETE -> new Step<>(with(state, call.key(), Value.absent()), Value.done());
            case COMPARE_AND_SET -> compareAndSet(state, call);
            case WRITE_IF_PRESENT -> writeIfPresent(state, call);
            case ADD -> add(state, call);
            case APPEND -> append(state, call);
            case WRITE_ALL -> writeAll(state, call);
            case REMOVE -> remove(state, call);
            case READ_ALL -> new Step<>(state, all(state, call.keys()));
            case READ_PREFIX -> new Step<>(state, startingWith(call.text(0), Long.MAX_VALUE, state));
            default -> new Step<>(state, startingWith(call.text(0), call.number(1), state));
        };
    }

    @Override
    public boolean readOnly(Call call) {
        return READS.contains(call.operation());
    }

    /** A prefix read touches every key with that prefix, also those that it found absent. */
    @Override
    public Collection<String> touched(Call call, NavigableSet<String> known) {
        return call.keys().isEmpty()
                ? known.tailSet(call.text(0)).stream()
                        .takeWhile(key -> key.startsWith(call.text(0)))
                        .toList()
                : call.keys();
    }

    private static Step<SortedMap<String, Value>> compareAndSet(SortedMap<String, Value> state, Call call) {
        boolean equal = at(state, call.key()).equals(call.argument(0));
        return new Step<>(equal ? with(state, call.key(), call.argument(1)) : state, Value.of(equal));
    }

    private static Step<SortedMap<String, Value>> add(SortedMap<String, Value> state, Call call) {
        long amount = call.number(0);
        Value before = at(state, call.key());
        if (before != Value.absent() && !(before instanceof Value.Whole)) {
            return new Step<>(state, Value.absent());
        }
        Value sum = Value.of(amount + (before instanceof Value.Whole whole ? whole.number() : 0));
        return new Step<>(with(state, call.key(), sum), sum);
    }

    private static Value at(SortedMap<String, Value> state, String key) {
        return state.getOrDefault(key, Value.absent());
    }

    private static Value all(SortedMap<String, Value> state, List<String> keys) {
        TreeMap<String, Value> entries = new TreeMap<>();
        keys.forEach(key -> entries.put(key, at(state, key)));
        return new Value.Entries(entries);
    }

    private static Step<SortedMap<String, Value>> writeIfPresent(SortedMap<String, Value> state, Call call) {
        boolean present = state.containsKey(call.key());
        return new Step<>(present ? with(state, call.key(), call.argument(0)) : state, Value.of(present));
    }

    private static Step<SortedMap<String, Value>> append(SortedMap<String, Value> state, Call call) {
        Value before = at(state, call.key());
        String text =
                before == Value.absent() ? "" : before instanceof Value.Text held ? held.text() : before.toString();
        String longer = text + call.text(0);
        return new Step<>(with(state, call.key(), spelled(longer)), Value.of(longer.length()));
    }

    private static Step<SortedMap<String, Value>> writeAll(SortedMap<String, Value> state, Call call) {
        if (!(call.argument(0) instanceof Value.Sequence values)
                || values.items().size() != call.keys().size()) {
            throw new IllegalArgumentException(
                    "'" + WRITE_ALL + "' needs a sequence with a value for each key: " + call);
        }
        TreeMap<String, Value> next = new TreeMap<>(state);
        for (int i = 0; i < call.keys().size(); i++) {
            next.put(call.keys().get(i), values.items().get(i));
        }
        next.values().removeIf(value -> value == Value.absent());
        return new Step<>(next, Value.done());
    }

    private static Step<SortedMap<String, Value>> remove(SortedMap<String, Value> state, Call call) {
        TreeMap<String, Value> next = new TreeMap<>(state);
        call.keys().forEach(next::remove);
        return new Step<>(next, Value.of(state.size() - next.size()));
    }

    private static SortedMap<String, Value> with(SortedMap<String, Value> state, String key, Value value) {
        TreeMap<String, Value> next = new TreeMap<>(state);
        if (value == Value.absent()) {
            next.remove(key);
        } else {
            next.put(key, value);
        }
        return next;
    }

    private static Value startingWith(String prefix, long limit, SortedMap<String, Value> state) {
        TreeMap<String, Value> entries = new TreeMap<>();
        state.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .limit(limit)
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return new Value.Entries(entries);
    }
}
