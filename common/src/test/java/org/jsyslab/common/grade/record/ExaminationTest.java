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
    void onlyExercisesAreTakenFromASubmission() throws IOException {
        lab.given(TinyLab.MAIN + "Judge.java", "class Judge { boolean isFair; }")
                .handedIn(TinyLab.MAIN + "Judge.java", "class Judge { boolean isFair = true; }")
                .handedIn("pom.xml", "forged")
                .handedIn(".mvn/extensions.xml", "forged")
                .handedIn("lab01-tiny/target/surefire-reports/TEST-Second.xml", "good")
                .handedIn("lab01-tiny/target/grade/score.json", "100")
                .handedIn("lab01-tiny/src/test/java/org/jsyslab/tiny/SecondTest.java", "good")
                .handedIn("lab01-tiny/src/main/resources/META-INF/services/org.junit.X", "x")
                .handedIn("lab01-tiny/src/main/java/org/junit/jupiter/api/Assertions.java", "good")
                .handedIn(TinyLab.MAIN + "Math.java", "class Math {}");

        Path laidOut = layOut();

        try (Stream<Path> files = Files.walk(laidOut)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(laidOut::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/Exercise.java",
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/First.java",
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/Judge.java",
                            "lab01-tiny/src/main/java/org/jsyslab/tiny/Second.java",
                            "lab01-tiny/src/test/java/org/jsyslab/tiny/FirstTest.java",
                            "lab01-tiny/src/test/java/org/jsyslab/tiny/SecondTest.java",
                            "lab01-tiny/src/test/resources/grade/points.json",
                            "pom.xml");
        }
        assertThat(laidOut.resolve("pom.xml")).hasContent("instructor's");
        assertThat(laidOut.resolve(TinyLab.MAIN + "Judge.java")).hasContent("class Judge { boolean isFair; }");
        assertThat(laidOut.resolve(TinyLab.MAIN + "Second.java")).content().contains("return 3;");
        assertThat(lab.examine(LONG, standIn()).score().earned()).isEqualTo(50);
    }

    @Test
    void whatIsMissingOrALinkIsNotSolvedByTheInstructor() throws IOException {
        Files.delete(lab.submission().resolve(TinyLab.MAIN + "First.java"));
        Path second = lab.submission().resolve(TinyLab.MAIN + "Second.java");
        Files.delete(second);
        Files.createSymbolicLink(second, lab.instructor().resolve(TinyLab.MAIN + "Second.java"));

        assertThat(lab.examine(LONG, standIn()).score().earned()).isZero();
    }

    @Test
    void aFolderThatIsALinkIsNotFollowed() throws IOException {
        Path linked = folder.resolve("linked");
        Files.createDirectory(linked);
        Files.createSymbolicLink(
                linked.resolve("src"), lab.instructor().resolve(TinyLab.LAB).resolve("src"));

        Workspace.layOut(folder.resolve("laid out"), TinyLab.LAB, linked, lab.instructor());

        assertThat(folder.resolve("laid out").resolve(TinyLab.MAIN + "First.java"))
                .content()
                .contains("the submission has no First.two()");
    }

    @Test
    void anInstructorWithoutExercisesGivesNoGrade() throws IOException {
        lab.given(TinyLab.MAIN + "First.java", "class First {}").given(TinyLab.MAIN + "Second.java", "class Second {}");

        assertThatThrownBy(this::layOut)
                .isInstanceOf(GradeException.class)
                .hasMessageContaining("no method marked @Exercise");
    }

    @Test
    void whatIsNoJavaEarnsNothingAndIsToldWhy() throws IOException {
        lab.exercise("First", "return 2 // good");

        Examination.Outcome outcome = lab.examine(LONG, standIn());

        assertThat(outcome.score().earned()).isZero();
        assertThat(outcome.score().results().get(0).seen()).isEqualTo("does not compile");
        assertThat(outcome.errors())
                .containsExactly("[ERROR] lab01-tiny/src/main/java/org/jsyslab/tiny/First.java:[5,17] ';' expected");
    }

    @Test
    void whatDoesNotCompileEarnsNothingAndIsToldWhy() throws IOException {
        lab.exercise("First", "return 2; // refuse, good");

        Examination.Outcome outcome = lab.examine(LONG, standIn());

        assertThat(outcome.score().earned()).isZero();
        assertThat(outcome.score().results().get(0).seen()).isEqualTo("does not compile");
        assertThat(outcome.errors())
                .containsExactly("[ERROR] lab01-tiny/src/main/java/org/jsyslab/tiny/First.java:[4,10] ';' expected");
    }

    @Test
    void whatTheTestsPrintIsNoErrorOfTheCompiler() throws IOException {
        lab.exercise("First", "return 2; // print, good");

        Examination.Outcome outcome = lab.examine(LONG, standIn());

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.score().results().get(1).seen()).startsWith("not run to its end");
    }

    @Test
    void anErrorInTheInstructorsCodeGivesNoGrade() throws IOException {
        lab.exercise("First", "return 2; // common, good");

        assertThatThrownBy(() -> lab.examine(LONG, standIn()))
                .isInstanceOf(GradeException.class)
                .hasMessageEndingWith("[ERROR] common/src/main/java/Other.java:[1,1] wrong");
    }

    @Test
    void aMavenThatRunsNoTestGivesNoGrade() throws IOException {
        lab.exercise("First", "return 2; // offline, good");

        assertThatThrownBy(() -> lab.examine(LONG, standIn()))
                .isInstanceOf(GradeException.class)
                .hasMessageEndingWith("Could not resolve dependencies");
    }

    @Test
    void aMavenThatComesToNoTestInTimeGivesNoGrade() throws IOException {
        assertThatThrownBy(() -> lab.examine(Duration.ZERO, standIn()))
                .isInstanceOf(GradeException.class)
                .hasMessageEndingWith("it came to none in 0 s");

        lab.exercise("First", "return 2; // download, good");
        assertThatThrownBy(() -> lab.examine(Duration.ofSeconds(2), standIn()))
                .isInstanceOf(GradeException.class)
                .hasMessageEndingWith("it came to none in 2 s");
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

    private Path layOut() {
        return Workspace.layOut(folder.resolve("laid out"), TinyLab.LAB, lab.submission(), lab.instructor())
                .root();
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
