package org.jsyslab.raft.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.BytesReader;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.FoundAll;
import org.jsyslab.raft.kv.KvResult.Listed;
import org.jsyslab.raft.kv.KvResult.OfRead;
import org.jsyslab.raft.kv.KvResult.OfWrite;
import org.jsyslab.raft.kv.KvResult.Refused;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;

/** The keys and their values, in memory. It knows nothing of logs, sessions or servers. */
final class KeyMap {
    /**
     * How much it holds at most, in bytes: a server that writes a snapshot of it must be heard again well before an
     * election timeout is over. The same on all servers, for it decides what is refused.
     */
    static final long CAPACITY = 16L << 20;

    /** About what an entry costs in memory besides its key and value. */
    private static final int OVERHEAD = 128;

    private static final OfWrite DONE = new Done();
    private static final OfWrite FULL = new Refused("the store is full: it holds " + (CAPACITY >> 20) + " MiB");
    private static final OfWrite TOO_LONG = new Refused("a value has at most " + KvOperation.MAX_VALUE + " bytes");

    private final TreeMap<Bytes, Bytes> entries = new TreeMap<>();

    /** Bytes of all entries. */
    private long size;

    /** Executes a write, however often it has been executed before. */
    OfWrite execute(KvWrite write) {
        if (write instanceof Put put) {
            return put(put.key(), put.value(), DONE);
        } else if (write instanceof PutIf put) {
            return putIf(entries.containsKey(put.key()) == put.present(), put.key(), put.value());
        } else if (write instanceof CompareAndSet cas) {
            return putIf(get(cas.key()).equals(cas.expected()), cas.key(), cas.value());
        } else if (write instanceof Append append) {
            return append(append.key(), append.suffix());
        } else if (write instanceof Increment increment) {
            return increment(increment.key(), increment.by());
        } else if (write instanceof MultiPut put) {
            return putAll(put.entries());
        } else {
            return delete(((Delete) write).keys());
        }
    }

    /** Answers a read. */
    OfRead answer(KvRead read) {
        if (read instanceof Get get) {
            return new Found(get(get.key()));
        } else if (read instanceof MultiGet get) {
            return getAll(get.keys());
        } else {
            return list((ListPrefix) read);
        }
    }

    /** Number of keys. */
    int keys() {
        return entries.size();
    }

    /** What a key holds. */
    Optional<Bytes> get(Bytes key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Appends all entries to a snapshot. */
    void writeTo(BytesBuilder out) {
        out.putInt(entries.size());
        entries.forEach((key, value) -> out.putBytes(key).putBytes(value));
    }

    /** Replaces all entries by those of a snapshot. */
    void readFrom(BytesReader in) {
        entries.clear();
        size = 0;
        for (int left = in.getCount(); left > 0; left--) {
            set(in.getBytes(), in.getBytes());
        }
    }

    private OfWrite put(Bytes key, Bytes value, OfWrite result) {
        if (isTooMuch(growth(key, value))) {
            return FULL;
        }
        set(key, value);
        return result;
    }

    private OfWrite putIf(boolean holds, Bytes key, Bytes value) {
        return holds ? put(key, value, new Decided(true)) : new Decided(false);
    }

    private OfWrite putAll(Map<Bytes, Bytes> more) {
        long growth = 0;
        for (Map.Entry<Bytes, Bytes> entry : more.entrySet()) {
            growth += growth(entry.getKey(), entry.getValue());
        }
        if (isTooMuch(growth)) {
            return FULL;
        }
        more.forEach(this::set);
        return DONE;
    }

    private OfWrite delete(List<Bytes> keys) {
        long removed = 0;
        for (Bytes key : keys) {
            Bytes value = entries.remove(key);
            if (value != null) {
                size -= OVERHEAD + key.length() + value.length();
                removed++;
            }
        }
        return new Counted(removed);
    }

    private OfWrite append(Bytes key, Bytes suffix) {
        Bytes before = entries.getOrDefault(key, Bytes.EMPTY);
        long length = (long) before.length() + suffix.length();
        return length > KvOperation.MAX_VALUE ? TOO_LONG : put(key, before.plus(suffix), new Counted(length));
    }

    private OfWrite increment(Bytes key, long by) {
        Bytes before = entries.get(key);
        OptionalLong number = before == null ? OptionalLong.of(0) : Decimal.number(before);
        if (number.isEmpty()) {
            return new Refused("the value is not a whole number of 64 bits");
        }
        long sum = number.getAsLong() + by;
        boolean overflows = ((number.getAsLong() ^ sum) & (by ^ sum)) < 0;
        return overflows
                ? new Refused("the sum is not a whole number of 64 bits")
                : put(key, Bytes.utf8(Long.toString(sum)), new Counted(sum));
    }

    private OfRead getAll(List<Bytes> keys) {
        List<Optional<Bytes>> values = new ArrayList<>();
        long bytes = 0;
        for (Bytes key : keys) {
            Optional<Bytes> value = get(key);
            values.add(value);
            bytes += value.map(Bytes::length).orElse(0);
        }
        return bytes > KvOperation.MAX_SIZE ? tooLarge() : new FoundAll(values);
    }

    private OfRead list(ListPrefix list) {
        TreeMap<Bytes, Bytes> found = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<Bytes, Bytes> entry : entries.tailMap(list.prefix()).entrySet()) {
            if (found.size() == list.limit() || !startsWith(entry.getKey(), list.prefix())) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
            bytes += entry.getKey().length() + entry.getValue().length();
        }
        return bytes > KvOperation.MAX_SIZE ? tooLarge() : new Listed(found);
    }

    private static Refused tooLarge() {
        return new Refused("the answer has over " + KvOperation.MAX_SIZE + " bytes; ask for fewer keys");
    }

    private static boolean startsWith(Bytes key, Bytes prefix) {
        return key.length() >= prefix.length() && key.slice(0, prefix.length()).equals(prefix);
    }

    private boolean isTooMuch(long growth) {
        return growth > 0 && size + growth > CAPACITY;
    }

    private long growth(Bytes key, Bytes value) {
        Bytes before = entries.get(key);
        return before == null ? OVERHEAD + key.length() + value.length() : value.length() - before.length();
    }

    private void set(Bytes key, Bytes value) {
        size += growth(key, value);
        entries.put(key, value);
    }
}
