package org.jsyslab.common.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTableTest {
    private static final Requirement ONE = new Requirement("A One", 60, "x.FirstTest", "one", "it is one");
    private static final Requirement TWO = new Requirement("B Two", 30, "x.SecondTest", "two", "it is two");
    private static final Requirement THREE = new Requirement("B Two", 10, "x.SecondTest", "three", "it is three");
    private static final Manifest MANIFEST = new Manifest("lab01-x", List.of(ONE, TWO, THREE));

    @Test
    void aFailureSaysWhatIsRequiredWhatWasSeenAndHowToSeeItAgain() {
        Score score = Score.none(MANIFEST)
                .with(Result.passed(ONE))
                .with(Result.failed("lab01-x", TWO, "\nexpected: 2\n but was: 3\n"));

        assertThat(ScoreTable.of(score).lines().map(line -> line.strip().replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "60 / 100  lab01-x",
                        "60 / 60  A One",
                        "60 / 60  ok  it is one",
                        "0 / 40  B Two",
                        "0 / 30  FAILED it is two",
                        "seen: expected: 2 but was: 3",
                        "again: mvn test -pl lab01-x -am '-Dtest=SecondTest#two' -Dsurefire.failIfNoSpecifiedTests=false",
                        "0 / 10  -  it is three",
                        "did not run");
    }

    @Test
    void ofASimulatedRunItShowsOneLineWithTheSeedAndTheReplayCommand() {
        Throwable violation = catchThrowable(() -> forEachSeed(
                "the answer is two",
                run -> assertThat(run.seed() % 7).as("the answer").isLessThan(5)));
        assertThat(violation.getMessage().lines().count()).isGreaterThan(3);

        Result result = Result.failed("lab01-x", TWO, violation.getMessage());

        assertThat(result.seen())
                .startsWith("[the answer] Expecting actual: 5L to be less than: 5L")
                .endsWith("; seed 5")
                .doesNotContain("\n");
        assertThat(result.replay())
                .startsWith("mvn test -pl ")
                .contains("ScoreTableTest#")
                .endsWith("-Dseed=5");
    }

    @Test
    void anOpenExerciseSpeaksForItself() {
        String message =
                "java.util.concurrent.ExecutionException: java.lang.UnsupportedOperationException: part A is open";

        assertThat(FailureText.of(message).seen()).isEqualTo("part A is open");
    }

    @Test
    void aPartThatDidNotRunIsOneLine() {
        String table = ScoreTable.of(Score.none(MANIFEST).with(Result.passed(ONE)));

        assertThat(table).contains("none of its 2 tests: did not run").doesNotContain("it is two");
    }

    @Test
    void aScoreIsReadAsItWasWritten(@TempDir Path folder) {
        Score score = Score.none(MANIFEST).with(Result.passed(TWO));
        score.write(folder);

        assertThat(Score.read(folder.resolve("score.json"))).isEqualTo(score);
        assertThat(score.earned()).isEqualTo(30);
        assertThat(folder.resolve("score.txt")).hasContent(ScoreTable.of(score));
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(FailureText.of("x".repeat(10_000)).seen()).hasSizeLessThan(250);
    }
}
