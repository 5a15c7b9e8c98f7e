package org.jsyslab.common.check.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.linear.SequentialConsistency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    private static final Value ONE = Value.of(1);
    private static final Value TWO = Value.of(2);
    private static final Value YES = Value.of(true);
    private static final Value NO = Value.of(false);

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    @Test
    void aRegisterReturnsTheLastValueWritten() {
        assertThat(results(
                        new Register(),
                        Register.read("x"),
                        Register.write("x", ONE),
                        Register.write("x", TWO),
                        Register.read("x")))
                .containsExactly(Value.absent(), Value.done(), Value.done(), TWO);
    }

    @Test
    void compareAndSetWritesOnlyOverWhatItExpects() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.compareAndSet("x", Value.absent(), ONE),
                        KeyValue.compareAndSet("x", Value.absent(), TWO),
                        KeyValue.compareAndSet("x", ONE, Value.absent()),
                        KeyValue.read("x")))
                .containsExactly(YES, NO, YES, Value.absent());
    }

    @Test
    void aDeletedKeyIsAbsent() {
        assertThat(results(new KeyValue(), KeyValue.write("x", ONE), KeyValue.delete("x"), KeyValue.read("x")))
                .endsWith(Value.absent());
    }

    @Test
    void addingTakesAbsentForZeroAndRefusesText() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.add("x", 2),
                        KeyValue.add("x", -1),
                        KeyValue.write("x", Value.of("text")),
                        KeyValue.add("x", 1),
                        KeyValue.read("x")))
                .containsExactly(TWO, ONE, Value.done(), Value.absent(), Value.of("text"));
    }

    @Test
    void aReadOfManyKeysNamesTheAbsentOnes() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.write("a1", ONE),
                        KeyValue.write("b", TWO),
                        KeyValue.readAll(List.of("a1", "a2")),
                        KeyValue.readPrefix("a"),
                        KeyValue.readPrefix("c")))
                .endsWith(
                        Value.entries(Map.of("a1", ONE, "a2", Value.absent())),
                        Value.entries(Map.of("a1", ONE)),
                        Value.entries(Map.of()));
    }

    @Test
    void appendingTakesAbsentForEmptyAndANumberForItsDigits() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.append("x", "4"),
                        KeyValue.append("x", "2"),
                        KeyValue.add("x", 1),
                        KeyValue.append("x", " is it"),
                        KeyValue.append("x", "!"),
                        KeyValue.read("x")))
                .containsExactly(ONE, TWO, Value.of(43), Value.of(8), Value.of(9), Value.of("43 is it!"));
    }

    @Test
    void aTextIsANumberIfItIsItsOnlySpelling() {
        assertThat(List.of("7", "-7", "0", "9223372036854775807").stream().map(KeyValue::spelled))
                .containsExactly(Value.of(7), Value.of(-7), Value.of(0), Value.of(Long.MAX_VALUE));
        for (String text : List.of("", "07", "+7", "-0", "7 ", "9223372036854775808", "x")) {
            assertThat(KeyValue.spelled(text)).isEqualTo(Value.of(text));
        }
    }

    @Test
    void writingIfPresentWritesOverSomethingOnly() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.writeIfPresent("x", ONE),
                        KeyValue.write("x", ONE),
                        KeyValue.writeIfPresent("x", TWO),
                        KeyValue.read("x")))
                .containsExactly(NO, Value.done(), YES, TWO);
    }

    @Test
    void manyKeysAreWrittenAndRemovedAtOnce() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.write("c", ONE),
                        KeyValue.writeAll(new TreeMap<>(Map.of("a", ONE, "b", TWO, "c", Value.absent()))),
                        KeyValue.readPrefix(""),
                        KeyValue.remove(List.of("a", "c")),
                        KeyValue.readPrefix("")))
                .containsExactly(
                        Value.done(),
                        Value.done(),
                        Value.entries(Map.of("a", ONE, "b", TWO)),
                        ONE,
                        Value.entries(Map.of("b", TWO)));
    }

    @Test
    void aReadOfTheFirstKeysStopsAtItsLimit() {
        assertThat(results(
                        new KeyValue(),
                        KeyValue.writeAll(new TreeMap<>(Map.of("a1", ONE, "a2", TWO, "a3", ONE, "b", ONE))),
                        KeyValue.readFirst("a", 2),
                        KeyValue.readFirst("b", 2)))
                .containsExactly(
                        Value.done(), Value.entries(Map.of("a1", ONE, "a2", TWO)), Value.entries(Map.of("b", ONE)));
        assertThat(new KeyValue().touched(KeyValue.readFirst("a", 1), new TreeSet<>(List.of("a1", "a2", "b"))))
                .containsExactly("a1", "a2");
    }

    @Test
    void aPrefixReadTouchesAllKeysWithThatPrefixAndNoOthers() {
        TreeSet<String> known = new TreeSet<>(List.of("a", "ab", "ab\uffff", "ab\uffff\uffff", "ac", "b"));

        assertThat(new KeyValue().touched(KeyValue.readPrefix("ab"), known))
                .containsExactly("ab", "ab\uffff", "ab\uffff\uffff");
        assertThat(new KeyValue().touched(KeyValue.readPrefix(""), known)).containsExactlyElementsOf(known);
    }

    @Test
    void aListReturnsItsElementsInOrder() {
        assertThat(results(
                        new AppendList(),
                        AppendList.read("x"),
                        AppendList.append("x", TWO),
                        AppendList.append("x", ONE),
                        AppendList.read("x")))
                .containsExactly(Value.sequence(), Value.done(), Value.done(), Value.sequence(TWO, ONE));
    }

    @Test
    void listsAreEqualIfTheirElementsAre() {
        AppendList lists = new AppendList();
        AppendList.Appended one = lists.initial().plus(ONE).plus(TWO);

        assertThat(one)
                .isEqualTo(lists.initial().plus(ONE).plus(TWO))
                .hasSameHashCodeAs(lists.initial().plus(ONE).plus(TWO));
        assertThat(one).isNotEqualTo(lists.initial().plus(TWO).plus(ONE));
        assertThat(one).isNotEqualTo(lists.initial().plus(ONE));
    }

    @Test
    void aCounterCounts() {
        assertThat(results(
                        new Counter(),
                        Counter.read("x"),
                        Counter.add("x", 3),
                        Counter.addAndGet("x", -1),
                        Counter.read("x")))
                .containsExactly(Value.of(0), Value.done(), TWO, TWO);
    }

    @Test
    void aLockHasOneOwnerAndIsNotReentrant() {
        assertThat(results(
                        new Lock(),
                        Lock.release("x", "a"),
                        Lock.acquire("x", "a"),
                        Lock.acquire("x", "a"),
                        Lock.acquire("x", "b"),
                        Lock.release("x", "b"),
                        Lock.release("x", "a"),
                        Lock.acquire("x", "b")))
                .containsExactly(NO, YES, NO, NO, NO, YES, YES);
    }

    @Test
    void aTransactionSeesItsOwnWrites() {
        Call call = Transactions.transaction(
                KeyValue.read("x"), KeyValue.write("x", ONE), KeyValue.read("x"), KeyValue.add("y", 2));

        assertThat(call.keys()).containsExactly("x", "y");
        assertThat(results(new Transactions(), call))
                .containsExactly(Value.sequence(Value.absent(), Value.done(), ONE, TWO));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void unknownCallsAreRefusedByName(Subject<?> subject) {
        assertThatThrownBy(() -> results(subject.model(), Call.on("x", "wriet", ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knows no 'wriet', only ");
    }

    static List<Arguments> malformed() {
        Call transaction = Transactions.transaction(KeyValue.read("x"));
        return List.of(
                arguments(new Register(), Register.read("x"), new Call("read", List.of(), List.of())),
                arguments(new Register(), Register.read("x"), Call.on("x", "read", Value.of("zz"))),
                arguments(new Register(), Register.read("x"), new Call("write", List.of("x", "y"), List.of(ONE))),
                arguments(new Register(), Register.read("x"), Call.on("x", "write")),
                arguments(new Counter(), Counter.read("x"), new Call("add", List.of(), List.of(ONE))),
                arguments(new Counter(), Counter.read("x"), Call.on("x", "add-and-get", ONE, TWO)),
                arguments(new Counter(), Counter.read("x"), Call.on("x", "add", Value.of("1"))),
                arguments(new AppendList(), AppendList.read("x"), new Call("append", List.of(), List.of(ONE))),
                arguments(new AppendList(), AppendList.read("x"), new Call("read", List.of("x", "y"), List.of())),
                arguments(new Lock(), Lock.release("x", "a"), new Call("acquire", List.of(), List.of(Value.of("a")))),
                arguments(new Lock(), Lock.release("x", "a"), Call.on("x", "acquire", ONE)),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "read", ONE)),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "write", ONE, TWO)),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "delete", ONE)),
                arguments(new KeyValue(), KeyValue.read("x"), new Call("read-all", List.of(), List.of())),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "read-prefix", Value.of("x"))),
                arguments(new KeyValue(), KeyValue.read("x"), new Call("read-prefix", List.of(), List.of(ONE))),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "write-all", ONE)),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "write-all", Value.sequence())),
                arguments(new KeyValue(), KeyValue.read("x"), Call.on("x", "append", ONE)),
                arguments(new KeyValue(), KeyValue.read("x"), new Call("remove", List.of(), List.of())),
                arguments(new KeyValue(), KeyValue.read("x"), new Call("read-first", List.of(), List.of(Value.of("")))),
                arguments(new Transactions(), transaction, new Call("txn", List.of(), transaction.arguments())),
                arguments(
                        new Transactions(), transaction, new Call("txn", List.of("x", "y"), transaction.arguments())));
    }

    /** Such a call would be judged by what it lacks: without a key it is an object of its own, and passes. */
    @ParameterizedTest
    @MethodSource("malformed")
    void aCallOfAnotherFormIsRefused(Model<?> model, Call good, Call bad) {
        Scene failed = new Scene().fail("c1", bad, 0, 1);
        Scene unknown = new Scene().info("c1", bad, 0);

        assertThat(Linearizability.of(model)
                        .check(new Scene().info("c1", good, 0).history()))
                .isInstanceOf(Verdict.Valid.class);
        for (Scene scene : List.of(failed, unknown)) {
            assertThatThrownBy(() -> Linearizability.of(model).check(scene.history()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + bad.operation() + "'");
            assertThatThrownBy(() -> SequentialConsistency.of(model).check(scene.history()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theRefusalSaysWhatIsTakenAndWhatWasGiven() {
        Call bad = new Call("write", List.of("x", "y"), List.of(ONE));

        assertThatThrownBy(() -> results(new Register(), bad))
                .hasMessage("'write' takes 1 key and 1 argument, not keys [x, y] and arguments [1]");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsCalledReadOnlyChangesNothing(Subject<?> subject) {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            checkReadOnly(subject, random);
        }
    }

    private static <S> void checkReadOnly(Subject<S> subject, Random random) {
        S state = subject.model().initial();
        for (int i = 0; i < 5; i++) {
            Call call = subject.calls().apply(random, "c" + random.nextInt(2));
            Step<S> step = subject.model().step(state, call);
            if (subject.model().readOnly(call)) {
                assertThat(step.state()).isEqualTo(state);
            }
            state = step.state();
        }
    }

    private static <S> List<Value> results(Model<S> model, Call... calls) {
        List<Value> results = new ArrayList<>();
        S state = model.initial();
        for (Call call : calls) {
            Step<S> step = model.step(state, call);
            state = step.state();
            results.add(step.result());
        }
        return results;
    }
}
