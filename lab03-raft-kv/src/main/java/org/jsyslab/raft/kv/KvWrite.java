package org.jsyslab.raft.kv;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;

/** An operation that may change the store: it takes effect through the log, and exactly once by its session (§6.3). */
public sealed interface KvWrite extends KvOperation {

    /** Lets a key hold a value: {@link KvResult.Done}. */
    record Put(Bytes key, Bytes value) implements KvWrite {
        public Put {
            KvOperation.checkKey(key);
            KvOperation.checkValue(value);
        }

        @Override
        public int size() {
            return key.length() + value.length();
        }
    }

    /**
     * Lets a key hold a value, if it now holds one, or if it now holds none: {@link KvResult.Decided}. (Redis: SET with
     * XX or NX.)
     *
     * @param present whether the key must hold a value
     */
    record PutIf(Bytes key, Bytes value, boolean present) implements KvWrite {
        public PutIf {
            KvOperation.checkKey(key);
            KvOperation.checkValue(value);
        }

        @Override
        public int size() {
            return key.length() + value.length();
        }
    }

    /** Lets each key hold its value, all at one moment: {@link KvResult.Done}. */
    record MultiPut(SortedMap<Bytes, Bytes> entries) implements KvWrite {
        public MultiPut {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
            entries.keySet().forEach(KvOperation::checkKey);
            entries.values().forEach(KvOperation::checkValue);
            KvOperation.checkAll(entries.size(), size(entries));
        }

        @Override
        public int size() {
            return size(entries) + entries.size() * 2 * OVERHEAD;
        }

        private static int size(Map<Bytes, Bytes> entries) {
            long size = 0;
            for (Map.Entry<Bytes, Bytes> entry : entries.entrySet()) {
                size += entry.getKey().length() + entry.getValue().length();
            }
            return (int) Math.min(size, Integer.MAX_VALUE);
        }
    }

    /** Lets keys hold nothing, all at one moment: {@link KvResult.Counted}, how many of them held a value. */
    record Delete(List<Bytes> keys) implements KvWrite {
        public Delete {
            keys = List.copyOf(keys);
            keys.forEach(KvOperation::checkKey);
            KvOperation.checkAll(keys.size(), size(keys));
        }

        /** Deletes one key. */
        public Delete(Bytes key) {
            this(List.of(key));
        }

        @Override
        public int size() {
            return size(keys) + keys.size() * OVERHEAD;
        }

        private static int size(List<Bytes> keys) {
            return keys.stream().mapToInt(Bytes::length).sum();
        }
    }

    /**
     * Lets a key hold a value, if it now holds what is expected: {@link KvResult.Decided}.
     *
     * @param expected empty if it must hold nothing
     */
    record CompareAndSet(Bytes key, Optional<Bytes> expected, Bytes value) implements KvWrite {
        public CompareAndSet {
            KvOperation.checkKey(key);
            expected.ifPresent(KvOperation::checkValue);
            KvOperation.checkValue(value);
            KvOperation.checkAll(1, size(key, expected, value));
        }

        @Override
        public int size() {
            return size(key, expected, value);
        }

        private static int size(Bytes key, Optional<Bytes> expected, Bytes value) {
            return key.length() + expected.map(Bytes::length).orElse(0) + value.length();
        }
    }

    /**
     * Adds bytes at the end of what a key holds, none being empty: {@link KvResult.Counted}, the length it has then.
     */
    record Append(Bytes key, Bytes suffix) implements KvWrite {
        public Append {
            KvOperation.checkKey(key);
            KvOperation.checkValue(suffix);
        }

        @Override
        public int size() {
            return key.length() + suffix.length();
        }
    }

    /**
     * Adds to the whole number that a key holds as decimal digits, none being zero: {@link KvResult.Counted}, the sum.
     *
     * @param by may be negative
     */
    record Increment(Bytes key, long by) implements KvWrite {
        public Increment {
            KvOperation.checkKey(key);
        }

        @Override
        public int size() {
            return key.length() + Long.BYTES;
        }
    }
}
