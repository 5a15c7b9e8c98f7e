package org.jsyslab.raft.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;

/**
 * Operations drawn at random, on a few pairs of keys of their own and on a ledger. No two write the same value, so that
 * a read tells which write it saw. To the ledger tokens are only added: in the end it must hold each that was
 * acknowledged, once.
 */
final class RandomOperations {
    private static final int PAIRS = 4;

    private final String prefix;
    private final long seed;
    private final AtomicInteger written = new AtomicInteger();

    /**
     * Operations of one seed.
     *
     * @param prefix of all keys
     */
    RandomOperations(String prefix, long seed) {
        this.prefix = prefix;
        this.seed = seed;
    }

    /** Where each client's random numbers come from. */
    SplittableRandom seeds() {
        return new SplittableRandom(seed);
    }

    /** All keys that are ever written. */
    List<Bytes> keys() {
        List<Bytes> keys = new ArrayList<>(List.of(ledger(), counter()));
        for (int pair = 0; pair < PAIRS; pair++) {
            keys.add(key(pair, 'a'));
            keys.add(key(pair, 'b'));
        }
        return keys;
    }

    /** The key whose value only grows. */
    Bytes ledger() {
        return Bytes.utf8(prefix + "ledger");
    }

    /** The next operation of any client. */
    KvOperation next(SplittableRandom random) {
        int pair = random.nextInt(PAIRS);
        Bytes key = key(pair, random.nextBoolean() ? 'a' : 'b');
        Bytes value = Bytes.utf8("v" + written.incrementAndGet());
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Put(key, value);
            case 3 -> new Append(ledger(), value.plus(Bytes.utf8(" ")));
            case 4 -> new Increment(counter(), 1);
            case 5 -> new Delete(key);
            case 6 -> new CompareAndSet(key, Optional.empty(), value);
            case 7 -> new MultiPut(new TreeMap<>(Map.of(key(pair, 'a'), value, key(pair, 'b'), value)));
            case 8 -> new MultiGet(List.of(key(pair, 'a'), key(pair, 'b')));
            default -> new Get(key);
        };
    }

    private Bytes counter() {
        return Bytes.utf8(prefix + "counter");
    }

    private Bytes key(int pair, char which) {
        return Bytes.utf8(prefix + pair + which);
    }
}
