package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Register;
import org.jsyslab.common.check.model.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialConsistencyTest {
    private static final Value ONE = Value.of(1);

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    @Test
    void aStaleReadOfAnotherClientIsSequentialButNotLinearizable() {
        History history = new Scene()
                .done("c1", Register.write("x", ONE), 0, 1)
                .ok("c2", Register.read("x"), Value.absent(), 2, 3)
                .history();

        assertThat(SequentialConsistency.of(new Register()).check(history).valid())
                .isTrue();
        assertThat(Linearizability.of(new Register()).check(history)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    @DisplayName("Herlihy & Wing 1990, §3.1: each object alone is sequentially consistent, both together are not")
    void isNotLocal() {
        History history = new Scene()
                .done("a", KeyValue.write("x", ONE), 0, 1)
                .done("b", KeyValue.write("y", ONE), 2, 3)
                .ok("a", KeyValue.read("y"), Value.absent(), 4, 5)
                .ok("b", KeyValue.read("x"), Value.absent(), 6, 7)
                .history();
        SequentialConsistency<?> checker = SequentialConsistency.of(new KeyValue());

        assertThat(checker.check(history)).isInstanceOf(Verdict.Invalid.class);
        assertThat(checker.check(history.where(
                                operation -> operation.call().key().equals("x")))
                        .valid())
                .isTrue();
        assertThat(checker.check(history.where(
                                operation -> operation.call().key().equals("y")))
                        .valid())
                .isTrue();
    }

    @Test
    void aLostWriteMayArriveAfterWhatItsClientDidNext() {
        Scene late = new Scene()
                .info("c1", Register.write("x", ONE), 0)
                .ok("c1", Register.read("x"), Value.absent(), 1, 2)
                .ok("c2", Register.read("x"), ONE, 3, 4);
        Scene early = new Scene()
                .ok("c2", Register.read("x"), ONE, 0, 1)
                .ok("c2", Register.read("x"), Value.absent(), 2, 3)
                .info("c1", Register.write("x", ONE), 4);

        assertThat(SequentialConsistency.of(new Register())
                        .check(late.history())
                        .valid())
                .isTrue();
        assertThat(SequentialConsistency.of(new Register()).check(early.history()))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void agreesWithBruteForce(Subject<?> subject) {
        int invalid = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            History history = RandomHistory.linearizable(subject, random, 2 + seed % 2, 6, 0.1);
            history = RandomHistory.spoiled(subject, random, RandomHistory.spoiled(subject, random, history));
            boolean expected = orderExists(subject.model(), history);
            Verdict verdict = SequentialConsistency.of(subject.model()).check(history);
            assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
            assertThat(verdict.valid()).as("seed %d: %s", seed, history).isEqualTo(expected);
            invalid += expected ? 0 : 1;
        }
        assertThat(invalid).isGreaterThan(50);
    }

    @Test
    void anExhaustedBudgetIsNoPass() {
        History history = RandomHistory.linearizable(Subject.all().get(0), new Random(1), 4, 100, 0);

        Verdict verdict = SequentialConsistency.of(new Register())
                .within(Budget.ofSteps(10))
                .check(history);

        assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    @DisplayName(
            "2,000 operations are decided on a small stack: 1,999 lost additions, and the read that proves them all")
    void decidesAsManyAsItPromisesOnASmallStack() throws InterruptedException {
        Scene scene = new Scene();
        for (int i = 0; i < 1_999; i++) {
            scene.info("c1", Counter.add("x", 1), i);
        }
        History history =
                scene.ok("c2", Counter.read("x"), Value.of(1_999), 0, 1).history();
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> verdict.set(SequentialConsistency.of(new Counter()).check(history)),
                "small stack",
                512 * 1024);
        small.start();
        small.join();

        assertThat(verdict.get()).isInstanceOf(Verdict.Valid.class);
    }

    private static <S> boolean orderExists(Model<S> model, History history) {
        List<Operation> operations = history.operations().stream()
                .filter(operation -> !operation.failed())
                .toList();
        return extend(model, operations, new ArrayList<>(), model.initial());
    }

    /** All permutations of all sets that hold what was surely done, cut short only where the model says no. */
    private static <S> boolean extend(Model<S> model, List<Operation> all, List<Operation> order, S state) {
        if (all.stream().allMatch(operation -> operation.unknown() || order.contains(operation))
                && keepsProgramOrder(all, order)) {
            return true;
        }
        for (Operation next : all) {
            Step<S> step = model.step(state, next.call());
            if (!order.contains(next) && (next.unknown() || next.result().equals(step.result()))) {
                order.add(next);
                if (extend(model, all, order, step.state())) {
                    return true;
                }
                order.remove(order.size() - 1);
            }
        }
        return false;
    }

    private static boolean keepsProgramOrder(List<Operation> all, List<Operation> order) {
        for (Operation later : order) {
            for (Operation earlier : all) {
                if (earlier.client().equals(later.client())
                        && earlier.called() < later.called()
                        && earlier.ok()
                        && order.indexOf(earlier) > order.indexOf(later)) {
                    return false;
                }
            }
        }
        return true;
    }
}
