package org.jsyslab.common.grade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lab's tests have earned.
 *
 * @param lab the lab's folder
 * @param results one for each graded test, in the manifest's order
 */
@JsonIgnoreProperties(
        value = {"earned", "possible"},
        allowGetters = true)
public record Score(String lab, List<Result> results) {

    private static final String FILE = "score.json";

    public Score {
        if (lab == null || results == null) {
            throw new GradeException("not a score: it names no lab and results");
        }
        results = List.copyOf(results);
    }

    /** The score before any test has run. */
    public static Score none(Manifest manifest) {
        return new Score(
                manifest.lab(),
                manifest.tests().stream()
                        .map(test -> notRunYet(manifest.lab(), test))
                        .toList());
    }

    /** This score with one test's result forgotten, because the test is about to run. */
    public Score without(Requirement test) {
        return with(notRunYet(lab, test));
    }

    private static Result notRunYet(String lab, Requirement test) {
        return Result.notRun(lab, test, "did not run");
    }

    /** Reads a score from a file. */
    public static Score read(Path file) {
        return GradeJson.read(file, Score.class);
    }

    /**
     * The score that an earlier run left in a folder. A test that is new since, or has changed, has not run; the same
     * goes for all where there is no score, or none that can be read.
     */
    public static Score earlier(Manifest manifest, Path folder) {
        Score score = none(manifest);
        Path file = folder.resolve(FILE);
        try {
            for (Result result : Files.isRegularFile(file) ? read(file).results() : List.<Result>of()) {
                score = score.with(result);
            }
            return score;
        } catch (GradeException e) {
            return none(manifest); // whatever it was, the tests can earn it again
        }
    }

    /** The tests of a manifest in this score. */
    public Score only(Manifest manifest) {
        return new Score(
                lab,
                results.stream()
                        .filter(result -> manifest.tests().contains(result.test()))
                        .toList());
    }

    /** Leaves this score in a folder, for programs and for people. */
    public void write(Path folder) {
        GradeJson.write(folder.resolve(FILE), this);
        GradeJson.replace(folder.resolve("score.txt"), ScoreTable.of(this));
    }

    /** This score with one test's result replaced. */
    public Score with(Result result) {
        List<Result> changed = new ArrayList<>(results);
        changed.replaceAll(old -> old.test().equals(result.test()) ? result : old);
        return new Score(lab, changed);
    }

    /** The points earned. */
    @JsonProperty
    public int earned() {
        return results.stream().mapToInt(Result::earned).sum();
    }

    /** The points that could be earned. */
    @JsonProperty
    public int possible() {
        return results.stream().mapToInt(result -> result.test().points()).sum();
    }
}
