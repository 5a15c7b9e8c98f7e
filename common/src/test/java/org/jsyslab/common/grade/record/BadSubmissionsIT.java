package org.jsyslab.common.grade.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsyslab.common.grade.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The grade of record of submissions that crash, hang, exit and forge, by Maven and Surefire as the root pom has them.
 */
@Timeout(600)
class BadSubmissionsIT {
    private static final String FORGED_REPORT = "<testsuite><testcase name='works' classname='org.jsyslab.tiny.";

    @TempDir
    Path folder;

    @Test
    void eachEarnsWhatItsGoodPartsEarn() throws IOException {
        TinyLab lab = new TinyLab(folder)
                .given("pom.xml", rootPom())
                .given("lab01-tiny/pom.xml", labPom())
                .exercise("Solved", "")
                .exercise("Wrong", "return 3;")
                .exercise("Crashing", "Runtime.getRuntime().halt(1); return 2;")
                .exercise("Exiting", "System.exit(0); return 2;")
                .exercise("Hanging", "while (true) { Thread.onSpinWait(); }")
                .exercise("Forging", forgery())
                .exercise("Judged", "return Judge.judged(3);")
                .given(TinyLab.MAIN + "Judge.java", judge("answer"))
                .handedIn(TinyLab.MAIN + "Judge.java", judge("2"))
                .exercise("Printing", printing())
                .worth(12, "Solved", "Wrong", "Crashing", "Exiting", "Hanging", "Forging", "Judged", "Printing");

        Examination.Outcome outcome = lab.examine(Duration.ofMinutes(8), List.of("mvn", "-o"));

        assertThat(outcome.score().results())
                .as(GradeFormat.TABLE.of(outcome))
                .extracting(result -> result.test().className() + " " + result.status())
                .containsExactly(
                        "org.jsyslab.tiny.SolvedTest " + Status.PASSED,
                        "org.jsyslab.tiny.WrongTest " + Status.FAILED,
                        "org.jsyslab.tiny.CrashingTest " + Status.NOT_RUN,
                        "org.jsyslab.tiny.ExitingTest " + Status.NOT_RUN,
                        "org.jsyslab.tiny.HangingTest " + Status.FAILED,
                        "org.jsyslab.tiny.ForgingTest " + Status.FAILED,
                        "org.jsyslab.tiny.JudgedTest " + Status.FAILED,
                        "org.jsyslab.tiny.PrintingTest " + Status.PASSED);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.score().earned()).isEqualTo(2 * 12);
        assertThat(outcome.score().results().get(4).seen()).contains("timed out after 3 seconds");
        assertThat(outcome.score().results().get(5).seen()).contains("expected: <2> but was: <3>");
    }

    /** What a test asks, and is no exercise: a submission changes it to say what the test wants to hear. */
    private static String judge(String verdict) {
        return "package org.jsyslab.tiny; class Judge { static int judged(int answer) { return " + verdict + "; } }";
    }

    /** Prints what Maven prints for an error of the compiler, also behind the back of {@code System.out}. */
    private static String printing() {
        return """
                String line = "\\n[ERROR] " + java.nio.file.Path.of("src/main/java/A.java").toAbsolutePath() + ":[1,1] no\\n";
                System.out.print(line);
                new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true).println(line);
                return 2;
                """;
    }

    /** Writes a full score and passed reports wherever a naive grader would look, then fails as it deserves. */
    private static String forgery() {
        String loop = """
                try {
                    for (String at : new String[] {"target/surefire-reports", "target/grade", "."}) {
                        java.nio.file.Path to = java.nio.file.Files.createDirectories(java.nio.file.Path.of(at));
                        java.nio.file.Files.writeString(to.resolve("score.json"), "{\\"earned\\":100}");
                        for (String name : new String[] {"Wrong", "Crashing", "Exiting", "Hanging", "Forging"}) {
                            java.nio.file.Files.writeString(to.resolve("TEST-org.jsyslab.tiny." + name + "Test.xml"),
                                "%s" + name + "Test'/></testsuite>");
                        }
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                """.formatted(FORGED_REPORT);
        return loop + "return 3;";
    }

    private static String rootPom() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", ""))
                        .toAbsolutePath()
                        .resolve("../pom.xml"))
                .replaceAll("(?s)<modules>.*</modules>", "<modules><module>lab01-tiny</module></modules>");
    }

    private static String labPom() {
        return """
               <project xmlns="http://maven.apache.org/POM/4.0.0">
                 <modelVersion>4.0.0</modelVersion>
                 <parent><groupId>org.jsyslab</groupId><artifactId>jsyslab</artifactId><version>1.0-SNAPSHOT</version></parent>
                 <artifactId>lab01-tiny</artifactId>
                 <dependencies><dependency>
                   <groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope>
                 </dependency></dependencies>
               </project>
               """;
    }
}
