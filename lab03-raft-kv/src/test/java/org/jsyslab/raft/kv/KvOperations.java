package org.jsyslab.raft.kv;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jsyslab.common.node.Bytes;

/** Operations for tests: on few keys and values, so that they meet. */
public final class KvOperations {
    private static final List<String> KEYS = List.of("a", "ab", "b");
    private static final List<String> VALUES = List.of("1", "7", "x", "-3", "\u00fc");

    private KvOperations() {}

    /** So many of them. */
    public static List<KvOperation> random(RandomGenerator random, int count) {
        return Stream.generate(() -> random(random)).limit(count).toList();
    }

    /** One of any kind. */
    public static KvOperation random(RandomGenerator random) {
        Bytes key = one(KEYS, random);
        Bytes value = one(VALUES, random);
        return switch (random.nextInt(14)) {
            case 0, 1 -> new KvRead.Get(key);
            case 2 -> new KvRead.MultiGet(List.of(key, one(KEYS, random)));
            case 3 -> new KvRead.ListPrefix(random.nextBoolean() ? Bytes.EMPTY : key, 1 + random.nextInt(3));
            case 4, 5 -> new KvWrite.Put(key, value);
            case 6 -> new KvWrite.PutIf(key, value, random.nextBoolean());
            case 7 -> new KvWrite.MultiPut(new TreeMap<>(Map.of(key, value, Bytes.utf8("c"), value)));
            case 8 -> new KvWrite.Delete(List.of(key, one(KEYS, random)));
            case 9 ->
                new KvWrite.CompareAndSet(
                        key, random.nextBoolean() ? Optional.empty() : Optional.of(value), one(VALUES, random));
            case 10 -> new KvWrite.Append(key, value);
            default -> new KvWrite.Increment(key, random.nextInt(-2, 3));
        };
    }

    private static Bytes one(List<String> texts, RandomGenerator random) {
        return Bytes.utf8(texts.get(random.nextInt(texts.size())));
    }
}
