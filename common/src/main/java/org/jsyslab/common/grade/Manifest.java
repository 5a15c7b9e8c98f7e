package org.jsyslab.common.grade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a lab's points are given for. It is written from the annotations of the tests, checked in beside them, and says
 * what is missing when a run ends too soon.
 *
 * @param lab the lab's folder: {@code lab01-client-server}
 * @param tests the graded tests, by part, class and method
 */
public record Manifest(String lab, List<Requirement> tests) {
    /** What all of a lab is worth. */
    public static final int FULL = 100;
    /** Where a lab's test resources hold it. */
    public static final String RESOURCE = "grade/points.json";

    public Manifest {
        if (lab == null || !lab.matches("lab\\d\\d-[a-z0-9-]+") || tests == null) {
            throw new GradeException("not a manifest of points: it names no lab and tests");
        }
        tests = List.copyOf(tests);
        Set<String> names = new HashSet<>();
        for (Requirement test : tests) {
            if (!names.add(test.className() + "#" + test.method())) {
                throw new GradeException("two graded tests are called " + test.className() + "." + test.method());
            }
        }
    }

    /** Reads a manifest from a file. */
    public static Manifest read(Path file) {
        return GradeJson.read(file, Manifest.class);
    }

    /** The manifest of the tests that run in this JVM, if they are a lab's. */
    public static Optional<Manifest> ofThisLab() {
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE);
        return Optional.ofNullable(resource).map(stream -> GradeJson.read(stream, RESOURCE, Manifest.class));
    }

    /** Writes this manifest to a file. */
    public void write(Path file) {
        GradeJson.write(file, this);
    }

    /** The sum of all points. */
    public int total() {
        return tests.stream().mapToInt(Requirement::points).sum();
    }

    /** The lab's number, 1 to 99. */
    @JsonIgnore
    public int number() {
        return Integer.parseInt(lab.substring(3, 5));
    }

    /** The graded test of that class and method, if it is one. */
    public Optional<Requirement> find(String className, String method) {
        return tests.stream()
                .filter(test ->
                        test.className().equals(className) && test.method().equals(method))
                .findFirst();
    }
}
