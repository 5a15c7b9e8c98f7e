package org.jsyslab.common.grade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
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
                        .map(test -> Result.notRun(manifest.lab(), test, "did not run"))
                        .toList());
    }

    /** Reads a score from a file. */
    public static Score read(Path file) {
        return GradeJson.read(file, Score.class);
    }

    /** Leaves this score in a folder, for programs and for people. */
    public void write(Path folder) {
        GradeJson.write(folder.resolve("score.json"), this);
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
