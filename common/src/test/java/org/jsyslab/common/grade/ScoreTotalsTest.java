package org.jsyslab.common.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTotalsTest {
    private static final Requirement ONE = new Requirement("A One", 60, "x.OneTest", "one", "it is one");
    private static final Requirement TWO = new Requirement("B Two", 40, "x.TwoTest", "two", "it is two");

    @TempDir
    Path project;

    @Test
    void aLineForEachLab() {
        Score.none(lab("lab02-b", ONE, TWO)).with(Result.passed(TWO)).write(project.resolve("lab02-b/target/grade"));
        lab("lab03-c", ONE, TWO);
        lab("lab01-a", ONE, TWO);
        Score.none(new Manifest("lab01-a", List.of(ONE))).write(project.resolve("lab01-a/target/grade"));

        assertThat(new ScoreTotals(project).table().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .matches("  0 / 100  lab01-a, tested \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d, in part"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .matches(" 40 / 100  lab02-b, tested \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"))
                .satisfies(lines -> assertThat(lines.get(2)).isEqualTo("  - / 100  lab03-c: no score yet"));
    }

    private Manifest lab(String name, Requirement... tests) {
        Manifest manifest = new Manifest(name, List.of(tests));
        manifest.write(project.resolve(name).resolve("src/test/resources").resolve(Manifest.RESOURCE));
        return manifest;
    }
}
