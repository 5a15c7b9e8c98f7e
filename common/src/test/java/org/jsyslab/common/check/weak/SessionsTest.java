package org.jsyslab.common.check.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.check.model.KeyValue.delete;
import static org.jsyslab.common.check.model.KeyValue.read;
import static org.jsyslab.common.check.model.KeyValue.readAll;
import static org.jsyslab.common.check.model.KeyValue.write;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Transactions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Value ONE = Value.of(1);
    private static final Value TWO = Value.of(2);

    private static Sessions sessions(Scene scene) {
        History history = scene.history();
        return new Sessions(history, Versions.inferred(history));
    }

    private static Value entries(Value x, Value y) {
        return Value.entries(Map.of("x", x, "y", y));
    }

    @Test
    @DisplayName("§3.1 read your writes: the value from before the own write is a violation, a newer one is not")
    void readYourWrites() {
        Scene wrong = new Scene().done("c1", write("x", ONE), 0, 1).ok("c1", read("x"), Value.absent(), 2, 3);
        Scene right = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .done("c2", write("x", TWO), 2, 3)
                .ok("c1", read("x"), TWO, 4, 5);

        assertThat(sessions(wrong).readYourWrites()).isInstanceOf(Verdict.Invalid.class);
        assertThat(sessions(right).readYourWrites()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void anotherClientsReadMayBeOld() {
        Scene scene = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .ok("c1", read("x"), ONE, 2, 3)
                .ok("c2", read("x"), Value.absent(), 4, 5);

        assertThat(sessions(scene).readYourWrites().valid()).isTrue();
    }

    @Test
    void aWriteThatWasNotAcknowledgedNeedNotBeSeen() {
        Scene scene = new Scene()
                .info("c1", write("x", ONE), 0)
                .fail("c1", write("x", TWO), 2, 3)
                .ok("c1", read("x"), Value.absent(), 4, 5);

        assertThat(sessions(scene).readYourWrites()).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void aConcurrentWriteMayBeNewer() {
        Scene scene = new Scene()
                .done("c1", write("x", ONE), 0, 10)
                .done("c2", write("x", TWO), 5, 15)
                .ok("c1", read("x"), TWO, 16, 17);

        assertThat(sessions(scene).readYourWrites().valid()).isTrue();
    }

    @Test
    void aDeletedKeyMayBeAbsentAgain() {
        Scene scene = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .done("c2", delete("x"), 2, 3)
                .ok("c1", read("x"), Value.absent(), 4, 5);

        assertThat(sessions(scene).readYourWrites().valid()).isTrue();
    }

    @Test
    @DisplayName("§3.2 monotonic reads: a read that goes back is a violation")
    void monotonicReads() {
        Scene start = new Scene().done("c1", write("x", ONE), 0, 1).done("c1", write("x", TWO), 2, 3);
        Scene wrong = start.ok("c2", read("x"), TWO, 4, 5).ok("c2", read("x"), ONE, 6, 7);

        Verdict verdict = sessions(wrong).monotonicReads();

        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(verdict.toString())
                .contains("monotonic reads is violated by c2: read(x) -> 1")
                .contains("c2 saw 1 at x, an older version than the 2 that it had read before");
    }

    @Test
    void readsThatGoForwardAreMonotonic() {
        Scene scene = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .done("c1", write("x", TWO), 2, 3)
                .ok("c2", read("x"), Value.absent(), 4, 5)
                .ok("c2", read("x"), ONE, 6, 7)
                .ok("c3", read("x"), TWO, 6, 7)
                .ok("c2", read("x"), TWO, 8, 9);

        assertThat(sessions(scene).monotonicReads().valid()).isTrue();
    }

    @Test
    @DisplayName("§3.3 writes follow reads: a view that holds the answer but not the question is a violation")
    void writesFollowReads() {
        Scene wrong = question().ok("c3", readAll(List.of("x", "y")), entries(Value.absent(), TWO), 8, 9);
        Scene right = question().ok("c3", readAll(List.of("x", "y")), entries(ONE, TWO), 8, 9);
        Scene early = question().ok("c3", readAll(List.of("x", "y")), entries(Value.absent(), Value.absent()), 8, 9);

        assertThat(sessions(wrong).writesFollowReads()).isInstanceOf(Verdict.Invalid.class);
        assertThat(sessions(right).writesFollowReads()).isInstanceOf(Verdict.Valid.class);
        assertThat(sessions(early).writesFollowReads()).isInstanceOf(Verdict.Unknown.class);
    }

    /** c1 asks at x, c2 reads the question and answers at y. */
    private static Scene question() {
        return new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .ok("c2", read("x"), ONE, 2, 3)
                .done("c2", write("y", TWO), 4, 5);
    }

    @Test
    @DisplayName("§3.4 monotonic writes: a view that holds the second write but not the first is a violation")
    void monotonicWrites() {
        Scene writes = new Scene().done("c1", write("x", ONE), 0, 1).done("c1", write("y", TWO), 2, 3);

        Verdict verdict = sessions(writes.ok("c3", readAll(List.of("x", "y")), entries(Value.absent(), TWO), 8, 9))
                .monotonicWrites();

        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(verdict.toString())
                .contains("c3 saw the 2 that c1 wrote at y, and with it absent at x")
                .contains("than the 1 that c1 had written before");
    }

    @Test
    void onOneKeyTheOrderOfVersionsDecides() {
        History history = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .done("c1", write("x", TWO), 2, 3)
                .history();
        Versions right = Versions.listed(Map.of("x", List.of(ONE, TWO)));
        Versions wrong = Versions.listed(Map.of("x", List.of(TWO, ONE)));

        assertThat(new Sessions(history, right).monotonicWrites().valid()).isTrue();
        assertThat(new Sessions(history, wrong).monotonicWrites()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void numbersCountAsVersions() {
        History history = new Scene()
                .ok("c1", read("x"), TWO, 0, 1)
                .ok("c1", read("x"), ONE, 2, 3)
                .history();

        assertThat(new Sessions(history, Versions.numbered()).monotonicReads()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void linearizableHistoriesKeepAllGuarantees() {
        int judged = 0;
        for (int seed = 0; seed < 200; seed++) {
            int[] fresh = {0};
            Subject<?> store =
                    new Subject<>("unique writes", new KeyValue(), (random, client) -> switch (random.nextInt(4)) {
                        case 0 -> readAll(List.of("x", "y"));
                        case 1 -> read("x");
                        default -> write(random.nextBoolean() ? "x" : "y", Value.of(++fresh[0]));
                    });
            History history = RandomHistory.linearizable(store, new Random(seed), 4, 60, 0.1);
            Sessions sessions = new Sessions(history, Versions.inferred(history));
            for (Verdict verdict : List.of(
                    sessions.readYourWrites(),
                    sessions.monotonicReads(),
                    sessions.writesFollowReads(),
                    sessions.monotonicWrites())) {
                assertThat(verdict).as("seed %d", seed).isNotInstanceOf(Verdict.Invalid.class);
                judged += verdict.valid() ? 1 : 0;
            }
        }
        assertThat(judged).isGreaterThan(600);
    }

    @Test
    void anAdditionMayBringAnOldValueBack() {
        Scene scene = new Scene()
                .done("c1", write("x", Value.of(5)), 0, 1)
                .done("c1", write("x", Value.of(6)), 2, 3)
                .ok("c1", read("x"), Value.of(6), 4, 5);
        Scene known = scene.ok("c2", KeyValue.add("x", -1), Value.of(5), 6, 7).ok("c1", read("x"), Value.of(5), 8, 9);

        assertThat(sessions(known).readYourWrites()).isInstanceOf(Verdict.Valid.class);
        assertThat(sessions(known).monotonicReads()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void anAdditionOfUnknownEndMayBringAnyValueBackButNotNothing() {
        Scene sum = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .done("c1", write("x", TWO), 2, 3)
                .info("c2", KeyValue.add("x", -1), 4)
                .ok("c1", read("x"), ONE, 8, 9);
        Scene nothing = new Scene()
                .done("c1", write("x", ONE), 0, 1)
                .info("c2", KeyValue.add("x", -1), 4)
                .ok("c1", read("x"), Value.absent(), 8, 9);

        assertThat(sessions(sum).readYourWrites()).isInstanceOf(Verdict.Valid.class);
        assertThat(sessions(nothing).readYourWrites()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void whatAnAdditionMayHaveWrittenShowsNoOtherWrite() {
        Scene scene = new Scene()
                .done("c1", write("y", ONE), 0, 1)
                .done("c1", write("x", ONE), 2, 3)
                .ok("c2", readAll(List.of("x", "y")), entries(ONE, Value.absent()), 4, 5);
        assertThat(sessions(scene).monotonicWrites()).isInstanceOf(Verdict.Invalid.class);

        scene.info("c3", KeyValue.add("x", 1), 0);
        assertThat(sessions(scene).monotonicWrites()).isNotInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aTransactionsWritesBindItsSession() {
        Scene scene = new Scene()
                .ok(
                        "c1",
                        Transactions.transaction(read("x"), write("x", ONE), read("x")),
                        Value.sequence(Value.absent(), Value.done(), ONE),
                        0,
                        1)
                .ok("c1", read("x"), Value.absent(), 2, 3);

        assertThat(sessions(scene).readYourWrites()).isInstanceOf(Verdict.Invalid.class);
    }
}
