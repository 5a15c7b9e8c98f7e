package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jsyslab.common.check.BruteForce;
import org.jsyslab.common.check.BruteForce.Demand;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The explained part against brute force: all subsets of all prefixes, each tried in all permutations. */
class ShorteningTest {
    private static final int HISTORIES = 300;

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void thePartIsTheSmallestThatIsWrongWhateverTheRestDid(Subject<?> subject) {
        int explained = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            History history = RandomHistory.linearizable(subject, random, 3, 5, 0.1);
            history = RandomHistory.spoiled(subject, random, RandomHistory.spoiled(subject, random, history));
            if (Linearizability.of(subject.model()).check(history) instanceof Verdict.Invalid invalid) {
                Explanation explanation = invalid.explanation();
                History component = component(subject.model(), history, explanation.culprit());
                long cut = explanation.culprit().returned();
                String shown = "seed " + seed + ": " + history + "\n" + explanation.text();
                assertThat(explanation.smallest()).as(shown).isTrue();
                assertThat(explanation.part()).as(shown).contains(explanation.culprit());
                assertThat(wrong(subject.model(), component, explanation.part(), cut))
                        .as(shown)
                        .isTrue();
                assertThat(explanation.part()).as(shown).hasSize(smallest(subject.model(), component, cut));
                assertThat(explanation.reasons()).as(shown).isNotEmpty();
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(HISTORIES / 10);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theCulpritIsWhereTheHistoryFirstGoesWrong(Subject<?> subject) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            History history =
                    RandomHistory.spoiled(subject, random, RandomHistory.linearizable(subject, random, 3, 5, 0.1));
            if (Linearizability.of(subject.model()).check(history) instanceof Verdict.Invalid invalid) {
                Operation culprit = invalid.explanation().culprit();
                Model<?> model = subject.model();
                History component = component(model, history, culprit);
                List<Operation> all = component.operations();
                assertThat(wrong(model, component, all, culprit.returned())).isTrue();
                assertThat(wrong(model, component, all, culprit.returned() - 1))
                        .as("seed %d: %s", seed, history)
                        .isFalse();
            }
        }
    }

    private static History component(Model<?> model, History history, Operation operation) {
        return Components.of(model, history).stream()
                .filter(component -> component.contains(operation))
                .map(History::new)
                .findFirst()
                .orElseThrow();
    }

    private static int smallest(Model<?> model, History history, long cut) {
        List<Operation> all = history.operations();
        List<List<Operation>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            List<Operation> subset = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        Optional<List<Operation>> smallest = subsets.stream()
                .sorted(Comparator.comparingInt(List::size))
                .filter(subset -> wrong(model, history, subset, cut))
                .findFirst();
        return smallest.orElseThrow().size();
    }

    /** Whether the history up to {@code cut} is wrong when only the operations of {@code part} bind. */
    private static boolean wrong(Model<?> model, History history, List<Operation> part, long cut) {
        List<Demand> demands = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (operation.called() <= cut) {
                boolean over = operation.returned() <= cut;
                long until = over ? operation.returned() : Operation.NEVER;
                if (!part.contains(operation) || operation.unknown()) {
                    demands.add(new Demand(operation, until, false, false));
                } else if (operation.ok()) {
                    demands.add(new Demand(operation, until, over, true));
                }
            }
        }
        return !BruteForce.satisfiable(model, demands);
    }
}
