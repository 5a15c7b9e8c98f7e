package org.jsyslab.common.grade.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jsyslab.common.grade.Result;
import org.jsyslab.common.grade.Score;
import org.jsyslab.common.grade.ScoreTable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreListenerTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheScoreAndPrintsItsTable() {
        String printed = run("");
        Score score = Score.read(folder.resolve("score.json"));

        assertThat(printed.strip()).isEqualTo(ScoreTable.of(score).strip());
        assertThat(score.earned()).isEqualTo(10 + 15 + 15);
        assertThat(score.possible()).isEqualTo(100);
        assertThat(result(score, "passes").status()).isEqualTo(Result.Status.PASSED);
        assertThat(result(score, "fails").seen()).isEqualTo("[two] expected: 3 but was: 2");
        assertThat(result(score, "neverStarts").seen()).contains("no preparation");
    }

    @Test
    void aTestWithParametersPassesIfAllItsRunsDo() {
        run("");
        Score score = Score.read(folder.resolve("score.json"));

        assertThat(result(score, "passesForAll").earned()).isEqualTo(15);
        assertThat(result(score, "passesForSome").earned()).isZero();
        assertThat(result(score, "passesForSome").status()).isEqualTo(Result.Status.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "exit"})
    void aRunThatEndsTooSoonKeepsWhatWasEarnedBefore(String end) throws Exception {
        earlier("isNotReached");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsuite.end=" + end,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuiteProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(end.equals("halt") ? 1 : 0);

        Score score = Score.read(folder.resolve("score.json"));
        assertThat(score.earned()).isEqualTo(10 + 15);
        assertThat(result(score, "isNotReached").status()).isEqualTo(Result.Status.NOT_RUN);
        assertThat(folder.resolve("score.txt")).hasContent(ScoreTable.of(score));
    }

    @Test
    void aPartIsRunAlone() throws IOException {
        run("5A");
        Score score = Score.read(folder.resolve("score.json"));

        assertThat(score.earned()).isEqualTo(10);
        assertThat(result(score, "fails").status()).isEqualTo(Result.Status.FAILED);
        assertThat(result(score, "passesForAll").status()).isEqualTo(Result.Status.NOT_RUN);
    }

    @Test
    void aRunOfSomeTestsLeavesTheOthersWhatTheyEarned() throws IOException {
        earlier("fails", "passesForAll", "isNotReached");

        String printed = run("5A");
        Score score = Score.read(folder.resolve("score.json"));

        assertThat(result(score, "passes").status()).isEqualTo(Result.Status.PASSED);
        assertThat(result(score, "fails").status()).isEqualTo(Result.Status.FAILED);
        assertThat(result(score, "neverStarts").status()).isEqualTo(Result.Status.NOT_RUN);
        assertThat(score.earned()).isEqualTo(10 + 15 + 15);
        assertThat(printed.strip()).isEqualTo(ScoreTable.of(score).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no score",
                "{\"lab\":\"lab05-suite\",\"results\":[null]}",
                "{\"lab\":\"lab05-suite\",\"results\":[{\"test\":{\"part\":\"B Second\",\"points\":100,\"class\":\"Old\","
                        + "\"method\":\"old\",\"title\":\"old\"},\"status\":\"PASSED\",\"seen\":\"\",\"replay\":\"\"}]}"
            })
    void anEarlierScoreThatIsUnreadableOrOfOtherTestsCountsAsNone(String content) throws IOException {
        Files.writeString(folder.resolve("score.json"), content);

        run("5A");

        assertThat(Score.read(folder.resolve("score.json")).earned()).isEqualTo(10);
    }

    @Test
    void aRunWithoutGradedTestsLeavesNoTrace() {
        assertThat(run("4A")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPartThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new PartFilter("5Z", Optional.of(Suite.MANIFEST)))
                .hasMessage("lab05-suite has no part Z");
        assertThatThrownBy(() -> new PartFilter("B", Optional.empty())).hasMessageContaining("as in -Dpart=1B");
    }

    @RepeatedTest(20)
    void testsThatRunAtTheSameTimeAreAllCounted() {
        Map<String, String> together = Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
        String printed = run("", together);
        Score score = Score.read(folder.resolve("score.json"));

        assertThat(score.earned()).isEqualTo(10 + 15 + 15);
        assertThat(score.results()).noneMatch(result -> result.status() == Result.Status.NOT_RUN);
        assertThat(printed.strip()).isEqualTo(ScoreTable.of(score).strip());
    }

    private String run(String part) {
        return run(part, Map.of());
    }

    private String run(String part, Map<String, String> settings) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SuiteProcess.run(part, folder, new PrintStream(printed, true, UTF_8), settings);
        return printed.toString(UTF_8);
    }

    /** Leaves the score of an earlier run, in which these passed. */
    private void earlier(String... passed) {
        Score score = Score.none(Suite.MANIFEST);
        for (String method : passed) {
            score = score.with(Result.passed(result(score, method).test()));
        }
        score.write(folder);
    }

    private static Result result(Score score, String method) {
        return score.results().stream()
                .filter(result -> result.test().method().equals(method))
                .findFirst()
                .orElseThrow();
    }
}
