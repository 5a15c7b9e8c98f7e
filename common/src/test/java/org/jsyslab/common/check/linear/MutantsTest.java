package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Random;
import java.util.function.Function;
import org.jsyslab.common.check.BruteForce;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Ending;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong checkers, each made of the right one by one mistake: the cross-check must tell them from the right one. */
class MutantsTest {
    private static final int HISTORIES = 2_000;
    private static final long AFTER_ALL = 1_000_000;

    enum Mutant {
        IGNORES_REAL_TIME(judging(history -> edit(
                history,
                operation -> new Operation(
                        operation.client() + "@" + operation.called(),
                        operation.call(),
                        0,
                        late(operation.ending()))))),
        KEEPS_CLIENT_ORDER_ONLY((model, history) ->
                SequentialConsistency.of(model).check(history).valid()),
        TAKES_UNKNOWN_FOR_FAILED(judging(history -> history.where(operation -> !operation.unknown()))),
        TAKES_UNKNOWN_FOR_DONE_AT_ONCE(judging(history -> edit(history, MutantsTest::doneAtOnce))),
        TAKES_FAILED_FOR_UNKNOWN(judging(history -> edit(
                history,
                operation -> operation.failed()
                        ? new Operation(operation.client(), operation.call(), operation.called(), new Ending.Info(""))
                        : operation))),
        LETS_UNKNOWN_START_BEFORE_ITS_CALL(judging(history -> edit(
                history,
                operation -> operation.unknown()
                        ? new Operation(
                                operation.client() + "@" + operation.called(), operation.call(), 0, operation.ending())
                        : operation))),
        REMEMBERS_NO_STATE((model, history) -> judge(new Blurred<>(model), history)),
        TAKES_EVERYTHING_FOR_A_READ((model, history) -> judge(new AllReads<>(model), history)),
        FORGETS_WHAT_A_PREFIX_TOUCHES((model, history) -> judge(new NamedKeysOnly<>(model), history));

        private final Checker checker;

        Mutant(Checker checker) {
            this.checker = checker;
        }
    }

    interface Checker {
        boolean valid(Model<?> model, History history);
    }

    @ParameterizedTest
    @EnumSource
    void isCaught(Mutant mutant) {
        assertThat(Subject.all()).as("caught by some model").anyMatch(subject -> isCaught(mutant, subject));
    }

    private static boolean isCaught(Mutant mutant, Subject<?> subject) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            History right = RandomHistory.linearizable(subject, random, 3, 5, 0.15);
            History spoiled = RandomHistory.spoiled(subject, random, right);
            if (!mutant.checker.valid(subject.model(), right)
                    || mutant.checker.valid(subject.model(), spoiled)
                            != BruteForce.linearizable(subject.model(), spoiled)) {
                return true;
            }
        }
        return false;
    }

    private static Checker judging(Function<History, History> mistake) {
        return (model, history) -> judge(model, mistake.apply(history));
    }

    private static boolean judge(Model<?> model, History history) {
        Verdict verdict = Linearizability.of(model).check(history);
        return verdict.valid();
    }

    private static History edit(History history, Function<Operation, Operation> edit) {
        return new History(history.operations().stream().map(edit).toList());
    }

    private static Ending late(Ending ending) {
        if (ending instanceof Ending.Ok ok) {
            return new Ending.Ok(AFTER_ALL, ok.result());
        }
        return ending instanceof Ending.Fail ? new Ending.Fail(AFTER_ALL, "") : ending;
    }

    private static Operation doneAtOnce(Operation operation) {
        return operation.unknown() && operation.call().operation().equals("write")
                ? new Operation(
                        operation.client() + "@" + operation.called(),
                        operation.call(),
                        operation.called(),
                        new Ending.Ok(operation.called() + 1, Value.done()))
                : operation;
    }

    /** A state that equals all others, as if configurations were remembered without it. */
    private record Blur<S>(S state) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Blur;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    private record Blurred<S>(Model<S> model) implements Model<Blur<S>> {
        @Override
        public Blur<S> initial() {
            return new Blur<>(model.initial());
        }

        @Override
        public Step<Blur<S>> step(Blur<S> blur, Call call) {
            Step<S> step = model.step(blur.state(), call);
            return new Step<>(new Blur<>(step.state()), step.result());
        }

        @Override
        public Collection<String> touched(Call call, NavigableSet<String> known) {
            return model.touched(call, known);
        }
    }

    private record AllReads<S>(Model<S> model) implements Model<S> {
        @Override
        public S initial() {
            return model.initial();
        }

        @Override
        public Step<S> step(S state, Call call) {
            return model.step(state, call);
        }

        @Override
        public boolean readOnly(Call call) {
            return true;
        }

        @Override
        public Collection<String> touched(Call call, NavigableSet<String> known) {
            return model.touched(call, known);
        }
    }

    private record NamedKeysOnly<S>(Model<S> model) implements Model<S> {
        @Override
        public S initial() {
            return model.initial();
        }

        @Override
        public Step<S> step(S state, Call call) {
            return model.step(state, call);
        }
    }
}
