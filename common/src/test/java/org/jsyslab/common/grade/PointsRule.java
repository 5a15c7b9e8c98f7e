package org.jsyslab.common.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/**
 * The manifest of points that a lab has checked in says what the annotations of its tests say. Each lab has a test that
 * calls {@link #check}; {@code -Dpoints.write=true} writes the manifest anew first.
 */
public final class PointsRule {
    private PointsRule() {}

    /** Compares the manifest with the annotations of all test classes that stand beside {@code test}. */
    public static void check(Class<?> test) {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Path file = module.resolve("src/test/resources").resolve(Manifest.RESOURCE);
        Manifest annotated = manifest(module.getFileName().toString(), classesBeside(test));
        if (Boolean.getBoolean("points.write")) {
            annotated.write(file);
        }
        assertThat(Manifest.read(file))
                .as("points.json as the annotations have it (-Dpoints.write=true writes it)")
                .isEqualTo(annotated);
        assertThat(annotated.total()).as("all points of " + annotated.lab()).isEqualTo(Manifest.FULL);
    }

    static Manifest manifest(String lab, List<Class<?>> classes) {
        List<Requirement> graded = new ArrayList<>();
        for (Class<?> type : classes) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Points.class))
                    .map(method -> requirement(type, method))
                    .forEach(graded::add);
        }
        graded.sort(Comparator.comparing(Requirement::part)
                .thenComparing(Requirement::className)
                .thenComparing(Requirement::method));
        return new Manifest(lab, graded);
    }

    private static Requirement requirement(Class<?> type, Method method) {
        DisplayName title = method.getAnnotation(DisplayName.class);
        Part part = method.getAnnotation(Part.class);
        for (Class<?> outer = type; part == null && outer != null; outer = outer.getEnclosingClass()) {
            part = outer.getAnnotation(Part.class);
        }
        assertThat(title).as("display name of the graded test " + method).isNotNull();
        assertThat(part).as("part of the graded test " + method).isNotNull();
        int points = method.getAnnotation(Points.class).value();
        return new Requirement(part.value(), points, type.getName(), method.getName(), title.value());
    }

    private static List<Class<?>> classesBeside(Class<?> test) {
        try {
            Path root = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                List<Class<?>> classes = new ArrayList<>();
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
                    classes.add(Class.forName(
                            name.substring(0, name.length() - ".class".length()), false, test.getClassLoader()));
                }
                return classes;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError("cannot read the test classes beside " + test, e);
        }
    }
}
