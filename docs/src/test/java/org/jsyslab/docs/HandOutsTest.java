package org.jsyslab.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;
import org.jsyslab.common.grade.ScoreTotals;
import org.junit.jupiter.api.Test;

/** Every lab's hand-out has the same form, so that who has read one finds everything in the next. */
class HandOutsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> BEFORE_THE_PARTS =
            List.of("Goal", "Lectures", "Background", "Files you edit", "Getting started");
    private static final List<String> AFTER_THE_PARTS =
            List.of("Try it in terminals", "Debugging", "Measure", "Questions", "Going further", "What is graded");

    /** As in "*Moderate, 3 to 5 hours, 53 lines in our solution. 40 points.*". */
    private static final String EFFORT =
            "\\*(?:Easy|Moderate|Hard), \\d+ to \\d+ hours, \\d+ lines in our solution\\. %d points\\.\\*";

    @Test
    void eachHandOutHasTheFixedHeadings() {
        assertThat(manifests())
                .isNotEmpty()
                .allSatisfy(lab -> assertThat(headings(handOut(lab), 2))
                        .as("headings of the hand-out of %s", lab.lab())
                        .isEqualTo(expectedHeadings(lab)));
    }

    @Test
    void eachPartSaysWhatItTakesAndWhatItIsWorthAndHowToTestIt() {
        assertThat(manifests())
                .allSatisfy(lab -> pointsOfParts(lab).forEach((part, points) -> {
                    String text = section(handOut(lab), "Part " + part.charAt(0) + ":");
                    assertThat(text).as("part %s of %s", part, lab.lab()).containsPattern(EFFORT.formatted(points));
                    assertThat(text)
                            .contains("mvn test -pl " + lab.lab() + " -am -Dpart=" + lab.number() + part.charAt(0))
                            .contains("Rules:")
                            .contains("<details><summary>Hint");
                }));
    }

    @Test
    void aHandOutWithoutAHeadingIsFound() {
        String text = handOut(manifests().get(0)).replace("## Debugging", "## Finding mistakes");

        assertThat(headings(text, 2)).isNotEqualTo(expectedHeadings(manifests().get(0)));
    }

    private static List<String> expectedHeadings(Manifest lab) {
        List<String> parts = pointsOfParts(lab).keySet().stream()
                .map(part -> "Part " + part.charAt(0))
                .toList();
        return Stream.of(BEFORE_THE_PARTS, parts, AFTER_THE_PARTS)
                .flatMap(List::stream)
                .toList();
    }

    /** The headings of one level outside code, with the title of a part left out. */
    private static List<String> headings(String text, int level) {
        List<String> found = new ArrayList<>();
        boolean code = false;
        for (String line : text.lines().toList()) {
            code ^= line.startsWith("```");
            if (!code && line.startsWith("#".repeat(level) + " ")) {
                found.add(line.substring(level + 1).replaceFirst("^(Part [A-Z]): \\S.*$", "$1"));
            }
        }
        return found;
    }

    private static String section(String text, String heading) {
        return Stream.of(Pattern.compile("(?m)^## ").split(text, -1))
                .filter(section -> section.startsWith(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no section " + heading));
    }

    private static Map<String, Integer> pointsOfParts(Manifest lab) {
        return lab.tests().stream()
                .collect(groupingBy(Requirement::part, TreeMap::new, summingInt(Requirement::points)));
    }

    private static List<Manifest> manifests() {
        return List.copyOf(new ScoreTotals(PROJECT).manifests());
    }

    private static String handOut(Manifest lab) {
        Path file = PROJECT.resolve(lab.lab()).resolve("README.md");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("no hand-out at " + file, e);
        }
    }
}
