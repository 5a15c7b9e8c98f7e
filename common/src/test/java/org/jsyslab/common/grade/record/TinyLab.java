package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;

/** A lab of a few lines, as its instructor has it and as students hand it in. */
final class TinyLab {
    static final String LAB = "lab01-tiny";
    static final String MAIN = LAB + "/src/main/java/org/jsyslab/tiny/";
    private static final String TEST = LAB + "/src/test/java/org/jsyslab/tiny/";

    private final Path root;

    TinyLab(Path root) throws IOException {
        this.root = root;
        given(MAIN + "Exercise.java", "package org.jsyslab.tiny; @interface Exercise {}");
    }

    Path instructor() {
        return root.resolve("instructor");
    }

    Path submission() {
        return root.resolve("submission");
    }

    /** Writes a file of the instructor. */
    TinyLab given(String name, String content) throws IOException {
        write(instructor().resolve(name), content);
        return this;
    }

    /** Writes a file of the submission. */
    TinyLab handedIn(String name, String content) throws IOException {
        write(submission().resolve(name), content);
        return this;
    }

    /** An exercise with its test, solved by the instructor, and as the submission has it. */
    TinyLab exercise(String name, String body) throws IOException {
        String good = "return 2; // good";
        given(MAIN + name + ".java", source(name, good));
        given(TEST + name + "Test.java", """
                package org.jsyslab.tiny;
                class %1$sTest {
                    @org.junit.jupiter.api.Test
                    @org.junit.jupiter.api.Timeout(3)
                    void works() {
                        org.junit.jupiter.api.Assertions.assertEquals(2, %1$s.two());
                    }
                }
                """.formatted(name));
        return handedIn(MAIN + name + ".java", source(name, body.isEmpty() ? good : body));
    }

    /** Writes the instructor's manifest: the same points for each exercise. */
    TinyLab worth(int points, String... names) {
        new Manifest(
                        LAB,
                        Stream.of(names)
                                .map(name -> new Requirement(
                                        "A Tiny",
                                        points,
                                        "org.jsyslab.tiny." + name + "Test",
                                        "works",
                                        name + " is two"))
                                .toList())
                .write(instructor().resolve(LAB).resolve("src/test/resources").resolve(Manifest.RESOURCE));
        return this;
    }

    Examination.Outcome examine(Duration limit, List<String> maven) {
        return new Examination(LAB, submission(), instructor(), maven, limit).run();
    }

    private static String source(String name, String body) {
        return """
               package org.jsyslab.tiny;
               public class %s {
                   @Exercise
                   public static int two() {
                       %s
                   }
               }
               """.formatted(name, body);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
