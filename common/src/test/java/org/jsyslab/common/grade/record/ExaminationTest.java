package org.jsyslab.common.grade.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an examination gives to Maven and believes of it; Maven itself is in {@link BadSubmissionsIT}. */
class ExaminationTest {
    private static final Duration LONG = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private TinyLab lab;

    @BeforeEach
    void twoExercises() throws IOException {
        lab = new TinyLab(folder)
                .given("pom.xml", "instructor's")
                .exercise("First", "")
                .exercise("Second", "return 3;")
                .worth(50, "First", "Second");
    }

    @Test
    void onlyMainCodeOfTheLabIsTakenFromASubmission() throws IOException {
        lab.handedIn("pom.xml", "forged")
                .handedIn(".mvn/extensions.xml", "forged")
                .handedIn("lab01-tiny/target/surefire-reports/TEST-Second.xml", "good")
                .handedIn("lab01-tiny/target/grade/score.json", "100")
                .handedIn("lab01-tiny/src/test/java/org/jsyslab/tiny/SecondTest.java", "good")
                .handedIn("lab01-tiny/src/main/resources/META-INF/services/org.junit.X", "x")
                .handedIn("lab01-tiny/src/main/java/org/junit/jupiter/api/Assertions.java", "good")
                .handedIn("lab01-tiny/src/main/java/org/jsyslab/tiny/More.java", "class More {}");
        Files.createSymbolicLink(
                lab.submission().resolve("lab01-tiny/src/main/java/org/jsyslab/tiny/Linked.java"),
                lab.instructor().resolve("pom.xml"));

        Path laidOut = folder.resolve("laid out");
        Workspace.layOut(laidOut, TinyLab.LAB, lab.submission(), lab.instructor());

        try (Stream<Path> files = Files.walk(laidOut)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(laidOut::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/First.java",
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/More.java",
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/Second.java",
                            "lab01-tiny/src/test/java/org/jsyslab/tiny/FirstTest.java",
                            "lab01-tiny/src/test/java/org/jsyslab/tiny/SecondTest.java",
                            "lab01-tiny/src/test/resources/grade/points.json",
                            "pom.xml");
        }
        assertThat(laidOut.resolve("pom.xml")).hasContent("instructor's");
        assertThat(lab.examine(LONG, standIn()).score().earned()).isEqualTo(50);
    }

    @Test
    void whatDoesNotCompileEarnsNothingAndIsToldWhy() throws IOException {
        lab.exercise("First", "refuse, good");

        Examination.Outcome outcome = lab.examine(LONG, standIn());

        assertThat(outcome.score().earned()).isZero();
        assertThat(outcome.score().results().get(0).seen()).isEqualTo("does not compile");
        assertThat(outcome.errors())
                .singleElement()
                .asString()
                .endsWith("lab01-tiny/src/main/java/org/jsyslab/tiny/First.java:[4,10] ';' expected");
    }

    @Test
    void aMavenThatRunsNoTestGivesNoGrade() throws IOException {
        lab.exercise("First", "offline, good");

        assertThatThrownBy(() -> lab.examine(LONG, standIn()))
                .isInstanceOf(GradeException.class)
                .hasMessageEndingWith("Could not resolve dependencies");
    }

    @Test
    void aRunThatTakesTooLongIsEndedAndKeepsWhatWasReported() throws IOException {
        lab.exercise("First", "/* hang, good */ return 2;");

        Examination.Outcome outcome = lab.examine(Duration.ofSeconds(2), standIn());

        assertThat(outcome.score().earned()).isEqualTo(50);
        assertThat(outcome.score().results().get(1).seen()).isEqualTo("the run took longer than 2 s and was ended");
    }

    @Test
    void theLabsFolderAloneIsASubmissionToo() {
        Examination.Outcome outcome = new Examination(
                        TinyLab.LAB, lab.submission().resolve(TinyLab.LAB), lab.instructor(), standIn(), LONG)
                .run();

        assertThat(outcome.score().results())
                .extracting(Result::status)
                .containsExactly(Result.Status.PASSED, Result.Status.NOT_RUN);
    }

    @Test
    void anEmptySubmissionAndAMissingMavenAreOneLine() {
        assertThatThrownBy(() -> new Examination(TinyLab.LAB, folder, lab.instructor(), standIn(), LONG).run())
                .isInstanceOf(GradeException.class)
                .hasMessage("the submission has no folder lab01-tiny/src/main/java, nor src/main/java");
        assertThatThrownBy(() -> lab.examine(LONG, List.of("no-such-maven")))
                .isInstanceOf(GradeException.class)
                .hasMessageStartingWith("cannot run Maven: ");
    }

    private static List<String> standIn() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandInMaven.class.getName());
    }
}
