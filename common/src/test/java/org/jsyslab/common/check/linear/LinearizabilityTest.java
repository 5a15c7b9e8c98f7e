package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Lock;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Register;
import org.jsyslab.common.check.model.Step;
import org.jsyslab.common.check.model.Transactions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearizabilityTest {
    private static final Value ONE = Value.of(1);
    private static final Value TWO = Value.of(2);
    private static final Value YES = Value.of(true);

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    /** The FIFO queue of Herlihy &amp; Wing, as a lab would write a model of its own. */
    private static final class Queue implements Model<List<Value>> {
        static Call enqueue(String item) {
            return Call.on("q", "enq", Value.of(item));
        }

        static Call dequeue() {
            return Call.on("q", "deq");
        }

        @Override
        public List<Value> initial() {
            return List.of();
        }

        @Override
        public Step<List<Value>> step(List<Value> queue, Call call) {
            if (call.operation().equals("enq")) {
                List<Value> longer = new ArrayList<>(queue);
                longer.add(call.argument(0));
                return new Step<>(longer, Value.done());
            }
            return queue.isEmpty()
                    ? new Step<>(queue, Value.absent())
                    : new Step<>(queue.subList(1, queue.size()), queue.get(0));
        }
    }

    @Test
    void anEmptyHistoryIsValidForNothingInItIsWrong() {
        assertThat(Linearizability.of(new Register()).check(History.of()).valid())
                .isTrue();
        assertThat(SequentialConsistency.of(new Register()).check(History.of()).valid())
                .isTrue();
    }

    @Test
    @DisplayName("Herlihy & Wing 1990, Figure 1(a): concurrent enqueues may take effect in either order")
    void concurrentEnqueuesMayTakeEffectInEitherOrder() {
        assertValid(
                new Queue(),
                new Scene()
                        .done("A", Queue.enqueue("x"), 0, 10)
                        .done("B", Queue.enqueue("y"), 1, 4)
                        .ok("B", Queue.dequeue(), Value.of("x"), 12, 14)
                        .ok("A", Queue.dequeue(), Value.of("y"), 13, 16)
                        .done("A", Queue.enqueue("z"), 18, 20));
    }

    @Test
    @DisplayName("Herlihy & Wing 1990, Figure 1(b): y was enqueued after x, and must not be dequeued before it")
    void whatWasEnqueuedLaterIsNotDequeuedBefore() {
        assertInvalid(
                new Queue(),
                new Scene()
                        .done("A", Queue.enqueue("x"), 0, 4)
                        .done("B", Queue.enqueue("y"), 6, 10)
                        .ok("A", Queue.dequeue(), Value.of("y"), 12, 14));
    }

    @Test
    @DisplayName("Herlihy & Wing 1990, Figure 1(c): a dequeue may return what is being enqueued")
    void aDequeueMayReturnWhatIsBeingEnqueued() {
        assertValid(
                new Queue(),
                new Scene().done("A", Queue.enqueue("x"), 0, 10).ok("B", Queue.dequeue(), Value.of("x"), 2, 4));
    }

    @Test
    @DisplayName("Herlihy & Wing 1990, Figure 1(d): an item must not be dequeued twice")
    void anItemIsNotDequeuedTwice() {
        assertInvalid(
                new Queue(),
                new Scene()
                        .done("A", Queue.enqueue("x"), 0, 10)
                        .done("B", Queue.enqueue("y"), 1, 9)
                        .ok("A", Queue.dequeue(), Value.of("y"), 12, 20)
                        .ok("C", Queue.dequeue(), Value.of("y"), 13, 19));
    }

    @Test
    void aNewValueIsNotFollowedByAnOldOne() {
        Scene readsWhileWriting = new Scene()
                .done("w", Register.write("x", ONE), 0, 1)
                .done("w", Register.write("x", TWO), 2, 20)
                .ok("r", Register.read("x"), TWO, 3, 5);

        assertValid(new Register(), readsWhileWriting.ok("s", Register.read("x"), ONE, 4, 6));
        assertInvalid(new Register(), readsWhileWriting.ok("t", Register.read("x"), ONE, 7, 8));
    }

    @Test
    void anUnknownWriteMayTakeEffectMuchLater() {
        assertValid(
                new Register(),
                new Scene()
                        .info("w", Register.write("x", ONE), 0)
                        .ok("r", Register.read("x"), Value.absent(), 100, 101)
                        .ok("r", Register.read("x"), ONE, 200, 201));
    }

    @Test
    void anUnknownWriteTakesEffectOnlyOnce() {
        assertInvalid(
                new Register(),
                new Scene()
                        .info("w", Register.write("x", ONE), 0)
                        .ok("r", Register.read("x"), ONE, 10, 11)
                        .done("r", Register.write("x", TWO), 12, 13)
                        .ok("r", Register.read("x"), ONE, 14, 15));
    }

    @Test
    void aFailedWriteNeverTakesEffect() {
        Verdict verdict = Linearizability.of(new Register())
                .check(new Scene()
                        .fail("w", Register.write("x", ONE), 0, 5)
                        .ok("r", Register.read("x"), ONE, 10, 11)
                        .history());

        assertThat(verdict.toString())
                .contains("w was told that write(x, 1) failed")
                .contains("The 2 operations marked = cannot all be right");
    }

    @Test
    void theSameMomentIsConcurrent() {
        assertValid(
                new Register(),
                new Scene()
                        .done("w", Register.write("x", ONE), 0, 5)
                        .ok("r", Register.read("x"), Value.absent(), 5, 6));
    }

    @Test
    void twoOwnersOfALockAreOneTooMany() {
        assertInvalid(
                new Lock(),
                new Scene()
                        .ok("a", Lock.acquire("x", "a"), YES, 0, 5)
                        .ok("b", Lock.acquire("x", "b"), YES, 2, 8)
                        .ok("a", Lock.release("x", "a"), YES, 10, 12));
    }

    @Test
    void aLostUpdateShowsInTheCount() {
        Scene adds = new Scene().done("a", Counter.add("x", 1), 0, 5).done("b", Counter.add("x", 1), 1, 6);

        assertInvalid(new Counter(), adds.ok("a", Counter.read("x"), ONE, 7, 8));
    }

    @Test
    void aPrefixReadMustSeeAllKeysAtOneMoment() {
        Scene writes =
                new Scene().done("w", KeyValue.write("a1", ONE), 0, 1).done("w", KeyValue.write("a2", TWO), 2, 3);

        assertInvalid(new KeyValue(), writes.ok("r", KeyValue.readPrefix("a"), Value.entries(Map.of("a2", TWO)), 0, 9));
    }

    @Test
    @DisplayName("Write skew: each transaction reads what the other writes; serializable in no order")
    void writeSkew() {
        Call one = Transactions.transaction(KeyValue.read("x"), KeyValue.write("y", ONE));
        Call two = Transactions.transaction(KeyValue.read("y"), KeyValue.write("x", ONE));
        Value sawNothing = Value.sequence(Value.absent(), Value.done());

        assertInvalid(
                new Transactions(), new Scene().ok("a", one, sawNothing, 0, 9).ok("b", two, sawNothing, 0, 9));
        assertValid(
                new Transactions(),
                new Scene().ok("a", one, sawNothing, 0, 9).ok("b", two, Value.sequence(ONE, Value.done()), 0, 9));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theWitnessIsALinearization(Subject<?> subject) {
        for (int seed = 0; seed < 200; seed++) {
            History history = RandomHistory.linearizable(subject, new Random(seed), 4, 40, 0.1);
            Verdict verdict = Linearizability.of(subject.model()).check(history);
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Valid.class, valid -> checkWitness(subject.model(), history, valid.witness()));
        }
    }

    private static <S> void checkWitness(Model<S> model, History history, List<Operation> witness) {
        S state = model.initial();
        for (Operation operation : witness) {
            Step<S> step = model.step(state, operation.call());
            assertThat(operation.unknown() || operation.result().equals(step.result()))
                    .isTrue();
            state = step.state();
        }
        for (int i = 0; i < witness.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(witness.get(i).precedes(witness.get(j))).isFalse();
            }
        }
        assertThat(witness).doesNotHaveDuplicates().noneMatch(Operation::failed);
        assertThat(witness).containsAll(history.where(Operation::ok).operations());
    }

    @Test
    void anExhaustedBudgetIsUnknownAndNoPass() {
        History history = RandomHistory.linearizable(Subject.all().get(0), new Random(1), 5, 100, 0);

        Verdict steps =
                Linearizability.of(new Register()).within(Budget.ofSteps(20)).check(history);
        Verdict time = Linearizability.of(new Register())
                .within(Budget.ofTime(Duration.ZERO))
                .check(repeat(history));

        assertThat(steps).isEqualTo(new Verdict.Unknown("the budget of 20 steps ran out"));
        assertThat(time.toString()).contains("the time of 0 ms ran out");
        assertThat(steps.valid()).isFalse();
        assertThatThrownBy(steps::requireValid)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not a pass");
    }

    /** Enough operations that the clock is looked at. */
    private static History repeat(History history) {
        return RandomHistory.linearizable(Subject.all().get(0), new Random(1), 5, 10 * history.size(), 0);
    }

    @Test
    void anEmptyHistoryIsLinearizable() {
        assertValid(new Register(), new Scene());
    }

    @Test
    void anUnknownCallIsAMistakeOfTheTest() {
        History history = new Scene().done("c", Call.on("x", "wriet"), 0, 1).history();

        assertThatThrownBy(() -> Linearizability.of(new Register()).check(history))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertValid(Model<?> model, Scene scene) {
        Linearizability.of(model).check(scene.history()).requireValid();
    }

    private static void assertInvalid(Model<?> model, Scene scene) {
        assertThat(Linearizability.of(model).check(scene.history())).isInstanceOf(Verdict.Invalid.class);
    }
}
