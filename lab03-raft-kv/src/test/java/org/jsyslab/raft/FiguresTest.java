package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.grade.Exercise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of the hand-out that say which line of a figure is which method, and which test checks it. */
class FiguresTest {
    /** {@code `Leader.begin`}, {@code `begin`} of the class named before, or {@code `Figure8Test`}. */
    private static final Pattern NAME = Pattern.compile("`(?:([A-Z]\\w*)(?:\\.([a-z]\\w*))?|([a-z]\\w*))`");

    private final Set<String> there = new TreeSet<>();
    private final Set<String> exercises = new TreeSet<>();

    FiguresTest() {
        for (JavaClass type : new ClassFileImporter().importPackages("org.jsyslab.raft")) {
            there.add(type.getSimpleName());
            for (JavaMethod method : type.getMethods()) {
                String name = type.getSimpleName() + "." + method.getName();
                there.add(name);
                if (method.isAnnotatedWith(Exercise.class)) {
                    exercises.add(name);
                }
            }
        }
    }

    @Test
    @DisplayName("each method and test that the tables name is there, and each method to be written is in them")
    void tables() throws IOException {
        assertThat(exercises).isNotEmpty();
        assertThat(named(page())).isSubsetOf(there).containsAll(exercises);
    }

    @Test
    @DisplayName("a method, a test and an exercise by another name are found")
    void wrongNames() throws IOException {
        for (String name : List.of("isUpToDate", "aVoteIsNotForgotten", "Membership.mayChange")) {
            Set<String> wrong = named(page().replace(name, name + "Not"));

            assertThat(wrong.stream().filter(named -> !there.contains(named))).hasSize(1);
            assertThat(wrong.containsAll(exercises)).isEqualTo(name.startsWith("aVote"));
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", "")).resolve("README.md"));
    }

    private static Set<String> named(String page) {
        int start = page.indexOf("### The figures, line by line");
        String tables = page.substring(start, page.indexOf("\n## ", start));
        Set<String> names = new TreeSet<>();
        String type = "";
        Matcher name = NAME.matcher(tables);
        while (name.find()) {
            type = name.group(1) == null ? type : name.group(1);
            String method = name.group(2) == null ? name.group(3) : name.group(2);
            names.add(method == null ? type : type + "." + method);
        }
        return names;
    }
}
