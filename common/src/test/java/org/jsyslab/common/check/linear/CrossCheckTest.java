package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsyslab.common.check.BruteForce;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker against the definition, on thousands of small histories of every model. */
class CrossCheckTest {
    private static final int HISTORIES = 2_000;

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void agreesWithBruteForce(Subject<?> subject) {
        int valid = 0;
        int invalid = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            History right = RandomHistory.linearizable(subject, random, 2 + seed % 3, 5 + seed % 2, 0.15);
            assertThat(check(subject, right)).as("seed %d", seed).isInstanceOf(Verdict.Valid.class);

            History spoiled = RandomHistory.spoiled(subject, random, RandomHistory.spoiled(subject, random, right));
            boolean expected = BruteForce.linearizable(subject.model(), spoiled);
            Verdict verdict = check(subject, spoiled);
            assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
            assertThat(verdict.valid()).as("seed %d: %s", seed, spoiled).isEqualTo(expected);
            valid += expected ? 1 : 0;
            invalid += expected ? 0 : 1;
        }
        assertThat(valid).isGreaterThan(HISTORIES / 10);
        assertThat(invalid).isGreaterThan(HISTORIES / 10);
    }

    private static Verdict check(Subject<?> subject, History history) {
        return Linearizability.of(subject.model()).check(history);
    }
}
