package org.jsyslab.raft.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.history.Translation;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.FoundAll;
import org.jsyslab.raft.kv.KvResult.Listed;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;

/**
 * The store as a checker sees it: a {@link KeyValue}. Keys and values become texts of one character a byte, which keeps
 * their order and lengths; a value that spells a whole number is that number. An operation that the store refused was
 * not done; whether it was right to refuse it is not judged.
 */
public final class KvAsKeyValue implements Translation {

    @Override
    public Call call(Operation operation) {
        if (operation instanceof Get get) {
            return KeyValue.read(text(get.key()));
        } else if (operation instanceof MultiGet get) {
            return KeyValue.readAll(texts(get.keys()));
        } else if (operation instanceof ListPrefix list) {
            return KeyValue.readFirst(text(list.prefix()), list.limit());
        } else if (operation instanceof MultiPut put) {
            return KeyValue.writeAll(values(put.entries()));
        } else if (operation instanceof Delete delete) {
            return KeyValue.remove(texts(delete.keys()));
        } else {
            return writeOfOneKey(operation);
        }
    }

    private static Call writeOfOneKey(Operation operation) {
        if (operation instanceof Put put) {
            return KeyValue.write(text(put.key()), value(put.value()));
        } else if (operation instanceof PutIf put) {
            return put.present()
                    ? KeyValue.writeIfPresent(text(put.key()), value(put.value()))
                    : KeyValue.compareAndSet(text(put.key()), Value.absent(), value(put.value()));
        } else if (operation instanceof CompareAndSet cas) {
            return KeyValue.compareAndSet(text(cas.key()), value(cas.expected()), value(cas.value()));
        } else if (operation instanceof Append append) {
            return KeyValue.append(text(append.key()), text(append.suffix()));
        } else if (operation instanceof Increment increment) {
            return KeyValue.add(text(increment.key()), increment.by());
        }
        throw new IllegalArgumentException("not an operation of the store: " + operation);
    }

    @Override
    public Value result(Operation operation, Record result) {
        if (result instanceof Found found) {
            return value(found.value());
        } else if (result instanceof Counted counted) {
            return Value.of(counted.number());
        } else if (result instanceof Decided decided) {
            return Value.of(decided.done());
        } else if (result instanceof Listed listed) {
            return Value.entries(values(listed.entries()));
        } else if (result instanceof FoundAll found) {
            return entries(((MultiGet) operation).keys(), found.values());
        } else {
            return Value.done();
        }
    }

    private static Value entries(List<Bytes> keys, List<Optional<Bytes>> values) {
        TreeMap<String, Value> entries = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.put(text(keys.get(i)), value(values.get(i)));
        }
        return Value.entries(entries);
    }

    private static SortedMap<String, Value> values(Map<Bytes, Bytes> entries) {
        TreeMap<String, Value> values = new TreeMap<>();
        entries.forEach((key, value) -> values.put(text(key), value(value)));
        return values;
    }

    private static List<String> texts(List<Bytes> keys) {
        return keys.stream().map(KvAsKeyValue::text).toList();
    }

    private static Value value(Optional<Bytes> value) {
        return value.map(KvAsKeyValue::value).orElse(Value.absent());
    }

    private static Value value(Bytes value) {
        return KeyValue.spelled(text(value));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
