package org.jsyslab.common.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsyslab.common.sim.Seeds;
import org.junit.jupiter.api.Test;

class MutantTest {

    /** As a lab's graded test is: what it tests is made by a method that a mutant overrides. */
    static class DiceTest {
        long throwDie(long seed) {
            return 1 + seed % 6;
        }

        @Points(100)
        void isFair() {
            forEachSeed(
                    "a die shows 1 to 6",
                    run -> assertThat(throwDie(run.seed())).as("the die").isBetween(1L, 6L));
        }

        void isRound() {}

        void isFairThoughNobodyGradesIt() {
            isFair();
        }
    }

    /** Shows 7 with the tenth seed, for the first time. */
    private static class Loaded extends DiceTest {
        @Override
        long throwDie(long seed) {
            return seed % 10 == 0 ? 7 : 1;
        }
    }

    @Test
    void theGradedTestFailsOnAMutant() {
        Mutant.in(new Loaded()).seenAs("the die").within(10).isCaughtBy("isFair");
    }

    @Test
    void aTestWithoutPointsFailsOnAMutantIfItIsCalledUngraded() {
        Mutant.in(new Loaded()).seenAs("the die").within(10).isCaughtByUngraded("isFairThoughNobodyGradesIt");
        assertThatThrownBy(() -> Mutant.in(new Loaded()).isCaughtByUngraded("isFair"))
                .hasMessageContaining("there is no ungraded test isFair");
    }

    @Test
    void theBudgetOfAMutantIsNotThatOfTheTestsBesideIt() {
        int usual = Seeds.count();
        List<Integer> counts = new CopyOnWriteArrayList<>();
        Mutant.in(new Loaded() {
                    @Override
                    long throwDie(long seed) {
                        counts.add(Seeds.count());
                        counts.add(CompletableFuture.supplyAsync(Seeds::count).join());
                        return super.throwDie(seed);
                    }
                })
                .within(10)
                .isCaughtBy("isFair");

        assertThat(counts).startsWith(10, usual);
        assertThat(Seeds.count()).isEqualTo(usual);
    }

    @Test
    void whatPassesIsReported() {
        assertThatThrownBy(() -> Mutant.in(new DiceTest()).isCaughtBy("isFair"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("isFair passes on this mutant in");
        assertThatThrownBy(() -> Mutant.in(new Loaded()).within(9).isCaughtBy("isFair"))
                .hasMessageContaining("passes on this mutant in 9 seeds");
    }

    @Test
    void anotherFailureIsNoCatch() {
        assertThatThrownBy(() ->
                        Mutant.in(new Loaded()).seenAs("the coin").within(10).isCaughtBy("isFair"))
                .hasMessageContaining("for another reason");
        assertThatThrownBy(() -> Mutant.in(new Loaded()).isCaughtBy("isRound"))
                .hasMessageContaining("there is no graded test isRound");
    }
}
