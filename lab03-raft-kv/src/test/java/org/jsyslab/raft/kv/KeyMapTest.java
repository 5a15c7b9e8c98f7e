package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.FoundAll;
import org.jsyslab.raft.kv.KvResult.Listed;
import org.jsyslab.raft.kv.KvResult.Refused;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyMapTest {
    private static final Bytes LARGE = Bytes.of(new byte[KvOperation.MAX_VALUE]);

    private final KeyMap map = new KeyMap();

    @Test
    void conditionsLookAtWhatTheKeyHolds() {
        assertThat(map.execute(new PutIf(b("x"), b("1"), true))).isEqualTo(new Decided(false));
        assertThat(map.execute(new PutIf(b("x"), b("1"), false))).isEqualTo(new Decided(true));
        assertThat(map.execute(new PutIf(b("x"), b("2"), false))).isEqualTo(new Decided(false));
        assertThat(map.execute(new CompareAndSet(b("x"), Optional.of(b("2")), b("3"))))
                .isEqualTo(new Decided(false));
        assertThat(map.execute(new CompareAndSet(b("x"), Optional.of(b("1")), b("3"))))
                .isEqualTo(new Decided(true));
        assertThat(map.execute(new CompareAndSet(b("y"), Optional.empty(), b("4"))))
                .isEqualTo(new Decided(true));
        assertThat(map.answer(new MultiGet(List.of(b("y"), b("z"), b("x")))))
                .isEqualTo(new FoundAll(List.of(Optional.of(b("4")), Optional.empty(), Optional.of(b("3")))));
    }

    @Test
    void onlyWholeNumbersOf64BitsAreIncremented() {
        assertThat(map.execute(new Increment(b("n"), 5))).isEqualTo(new Counted(5));
        assertThat(map.execute(new Increment(b("n"), -7))).isEqualTo(new Counted(-2));
        for (String text : List.of("", "x", "1.5", " 1", "+1", "01", "-0", "9223372036854775808", "1".repeat(30))) {
            map.execute(new Put(b("t"), b(text)));
            assertThat(map.execute(new Increment(b("t"), 1))).as(text).isInstanceOf(Refused.class);
            assertThat(map.get(b("t"))).contains(b(text));
        }
        map.execute(new Put(b("n"), b(Long.toString(Long.MAX_VALUE))));
        assertThat(map.execute(new Increment(b("n"), 1)))
                .isEqualTo(new Refused("the sum is not a whole number of 64 bits"));
        map.execute(new Put(b("n"), b(Long.toString(Long.MIN_VALUE))));
        assertThat(map.execute(new Increment(b("n"), -1))).isInstanceOf(Refused.class);
    }

    @Test
    void appendingKeepsToTheLongestValue() {
        assertThat(map.execute(new Append(b("x"), LARGE))).isEqualTo(new Counted(KvOperation.MAX_VALUE));
        assertThat(map.execute(new Append(b("x"), b("y")))).isInstanceOf(Refused.class);
        assertThat(map.execute(new Append(b("x"), Bytes.EMPTY))).isEqualTo(new Counted(KvOperation.MAX_VALUE));
    }

    @Test
    void deletingCountsWhatWasThere() {
        map.execute(new MultiPut(new TreeMap<>(Map.of(b("x"), b("1"), b("y"), b("2")))));
        assertThat(map.execute(new Delete(List.of(b("x"), b("x"), b("z"))))).isEqualTo(new Counted(1));
        assertThat(map.execute(new Delete(b("y")))).isEqualTo(new Counted(1));
        assertThat(map.keys()).isZero();
    }

    @Test
    void aListHasTheFirstKeysOfAPrefix() {
        for (String key : List.of("b", "ab", "a", "aa", "\u00e4")) {
            map.execute(new Put(b(key), b(key)));
        }
        assertThat(map.answer(new ListPrefix(b("a"), 2)))
                .isEqualTo(new Listed(new TreeMap<>(Map.of(b("a"), b("a"), b("aa"), b("aa")))));
        assertThat(((Listed) map.answer(new ListPrefix(Bytes.EMPTY, 9)))
                        .entries()
                        .lastKey())
                .isEqualTo(b("\u00e4"));
        assertThat(((Listed) map.answer(new ListPrefix(b("c"), 9))).entries()).isEmpty();
    }

    @Test
    void anAnswerThatFitsIntoNoMessageIsRefused() {
        map.execute(new Put(b("x"), LARGE));
        map.execute(new Put(b("y"), LARGE));
        assertThat(map.answer(new MultiGet(List.of(b("x"), b("y"))))).isInstanceOf(Refused.class);
        assertThat(map.answer(new ListPrefix(Bytes.EMPTY, 2))).isInstanceOf(Refused.class);
        assertThat(map.answer(new ListPrefix(Bytes.EMPTY, 1))).isInstanceOf(Listed.class);
        assertThat(map.answer(new Get(b("x")))).isEqualTo(new Found(Optional.of(LARGE)));
    }

    @Test
    @DisplayName("a full store refuses what would make it larger, and nothing else")
    void aFullStore() {
        int fits = 0;
        while (map.execute(new Put(b("k" + fits), LARGE)) instanceof Done) {
            fits++;
        }
        assertThat(fits).isEqualTo((int) (KeyMap.CAPACITY / (KvOperation.MAX_VALUE + 128 + 3)));
        assertThat(map.execute(new MultiPut(new TreeMap<>(Map.of(b("k0"), b(""), b("new"), LARGE)))))
                .as("it is no larger after that")
                .isEqualTo(new Done());
        assertThat(map.get(b("k0"))).contains(Bytes.EMPTY);
        assertThat(map.execute(new Put(b("k0"), LARGE))).isInstanceOf(Refused.class);
        assertThat(map.execute(new Delete(b("k1")))).isEqualTo(new Counted(1));
        assertThat(map.execute(new Put(b("k0"), LARGE))).isEqualTo(new Done());
    }

    @Test
    void operationsBeyondTheLimitsAreRefusedInOneLine() {
        Bytes longKey = Bytes.of(new byte[KvOperation.MAX_KEY + 1]);
        Bytes longValue = LARGE.plus(b("x"));
        List<Bytes> manyKeys = IntStream.rangeClosed(0, KvOperation.MAX_KEYS)
                .mapToObj(i -> b("k" + i))
                .toList();
        List<Bytes> manyBytes = Collections.nCopies(1_000, Bytes.of(new byte[KvOperation.MAX_KEY]));
        List<ThrowingCallable> wrong = new ArrayList<>(List.of(
                () -> new Get(longKey),
                () -> new MultiGet(List.of()),
                () -> new MultiGet(manyKeys),
                () -> new MultiGet(manyBytes),
                () -> new ListPrefix(longKey, 1),
                () -> new ListPrefix(b(""), 0),
                () -> new ListPrefix(b(""), KvOperation.MAX_KEYS + 1),
                () -> new Put(longKey, b("")),
                () -> new Put(b("x"), longValue)));
        wrong.addAll(List.of(
                () -> new PutIf(b("x"), longValue, true),
                () -> new MultiPut(new TreeMap<>()),
                () -> new MultiPut(new TreeMap<>(Map.of(b("x"), LARGE, b("y"), LARGE))),
                () -> new Delete(List.of()),
                () -> new Delete(longKey),
                () -> new CompareAndSet(b("x"), Optional.of(LARGE), LARGE),
                () -> new Append(b("x"), longValue),
                () -> new Increment(longKey, 1)));
        assertThat(wrong)
                .allSatisfy(operation -> assertThatThrownBy(operation)
                        .isInstanceOf(IllegalArgumentException.class)
                        .satisfies(e ->
                                assertThat(e.getMessage()).hasSizeLessThan(120).doesNotContain("\n")));
    }

    private static Bytes b(String text) {
        return Bytes.utf8(text);
    }
}
