package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.Refused;
import org.jsyslab.raft.kv.KvResult.SessionExpired;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Bytes X = Bytes.utf8("x");

    @Test
    @DisplayName("the session that goes is the one not used for longest, by the places of its commands in the log")
    void theLeastRecentlyUsedGoes() {
        Sessions sessions = new Sessions(3);
        String first = sessions.open("a", 1);
        String second = sessions.open("b", 2);
        String third = sessions.open("c", 3);
        sessions.use(first, 4);
        sessions.remember(new OpId(second, 1), new Done(), 5);
        String fourth = sessions.open("d", 6);

        assertThat(sessions.size()).isEqualTo(3);
        assertThat(sessions.use(third, 7)).isEmpty();
        assertThat(sessions.use(first, 8)).isPresent();
        assertThat(sessions.use(fourth, 9)).isPresent();
        sessions.open("e", 10);
        assertThat(sessions.use(second, 11)).isEmpty();
    }

    @Test
    @DisplayName(
            "a client that asks for a session twice gets two, and what it did in the first is not done in the second")
    void twoSessionsOfOneClient() {
        KvStore store = new KvStore(new Sessions(2));
        OpId client = new OpId("c", 1);
        String first = opened(store, 1, client);
        String second = opened(store, 2, client);

        assertThat(first).isNotEqualTo(second);
        Execute once = new Execute(new OpId(first, 1), new Increment(X, 1));
        assertThat(store.apply(3, once)).contains(new Counted(1));
        opened(store, 4, client);
        opened(store, 5, client);
        assertThat(store.apply(6, once)).contains(new SessionExpired());
        assertThat(store.get(X)).contains(Bytes.utf8("1"));
    }

    @Test
    void anOvertakenWriteHasNoResult() {
        KvStore store = new KvStore(new Sessions(2));
        String session = opened(store, 1, new OpId("c", 1));
        store.apply(2, new Execute(new OpId(session, 4), new Increment(X, 1)));

        assertThat(store.apply(3, new Execute(new OpId(session, 3), new Increment(X, 1))))
                .isEmpty();
        assertThat(store.get(X)).contains(Bytes.utf8("1"));
    }

    @Test
    void allResultsAreInTheSnapshot() {
        KvStore store = new KvStore(new Sessions(9));
        KvWrite[] writes = {
            new Put(X, Bytes.utf8("text")), new Increment(X, 1), new PutIf(X, X, false), new Increment(Bytes.EMPTY, 7)
        };
        KvResult[] results = {
            new Done(), new Refused("the value is not a whole number of 64 bits"), new Decided(false), new Counted(7)
        };
        Execute[] commands = IntStream.range(0, writes.length)
                .mapToObj(i -> new Execute(new OpId(opened(store, 1 + i, new OpId("c" + i, 1)), 1), writes[i]))
                .toArray(Execute[]::new);
        for (int i = 0; i < writes.length; i++) {
            assertThat(store.apply(10 + i, commands[i])).contains(results[i]);
        }
        KvStore restored = new KvStore(new Sessions(9));
        restored.apply(1, new OpenSession(new OpId("forgotten", 1)));
        restored.restore(store.snapshot());
        assertThat(restored.snapshot()).isEqualTo(store.snapshot());
        for (int i = 0; i < writes.length; i++) {
            assertThat(restored.apply(20 + i, commands[i])).contains(results[i]);
        }
        assertThat(restored.sessions()).isEqualTo(4);
    }

    @Test
    @DisplayName("a snapshot that is cut off, longer, or of another format is refused in one line")
    void damagedSnapshots() {
        KvStore store = new KvStore(new Sessions(2));
        store.apply(2, new Execute(new OpId(opened(store, 1, new OpId("c", 1)), 1), new Put(X, X)));
        Bytes snapshot = store.snapshot();

        for (int length = 0; length < snapshot.length(); length++) {
            Bytes cut = snapshot.slice(0, length);
            assertThatThrownBy(() -> new KvStore(new Sessions(2)).restore(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut off or damaged");
        }
        assertThatThrownBy(() -> store.restore(snapshot.plus(X))).hasMessageContaining("left over");
        assertThatThrownBy(() -> store.restore(new BytesBuilder().putInt(2).build()))
                .hasMessage("a snapshot of format 2; this program reads 1");
    }

    @Test
    @DisplayName("ten thousand sessions take under a megabyte in a snapshot")
    void theSizeOfTheSnapshot() {
        KvStore store = new KvStore(new Sessions(Sessions.CAPACITY));
        for (int i = 1; i <= 2 * Sessions.CAPACITY; i++) {
            store.apply(i, new OpenSession(new OpId("c" + Long.toString(Long.MAX_VALUE - i, 36), 1)));
        }
        assertThat(store.sessions()).isEqualTo(Sessions.CAPACITY);
        assertThat(store.snapshot().length()).isLessThan(1 << 20);
    }

    private static String opened(KvStore store, long index, OpId client) {
        Optional<KvResult> result = store.apply(index, new OpenSession(client));
        return ((SessionOpened) result.orElseThrow()).name();
    }
}
