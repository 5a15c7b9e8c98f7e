package org.jsyslab.common.grade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A score for people: each part with its tests, and for each test that gave no points what was seen and how to see it
 * again.
 */
public final class ScoreTable {
    /** Below the titles. */
    private static final String INDENT = " ".repeat(20);

    private ScoreTable() {}

    /** The table, some lines of text that end with a line end. */
    public static String of(Score score) {
        StringBuilder text = new StringBuilder();
        line(text, points(score.earned(), score.possible()) + "  " + score.lab());
        Map<String, List<Result>> parts = score.results().stream()
                .collect(Collectors.groupingBy(result -> result.test().part(), TreeMap::new, Collectors.toList()));
        parts.forEach((part, results) -> {
            Score partial = new Score(score.lab(), results);
            line(text, points(partial.earned(), partial.possible()) + "  " + part);
            if (results.stream().allMatch(result -> result.status() == Result.Status.NOT_RUN)) {
                line(
                        text,
                        INDENT + "none of its " + results.size() + " tests: "
                                + results.get(0).seen());
            } else {
                results.forEach(result -> append(text, result));
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, Result result) {
        Requirement test = result.test();
        line(text, points(result.earned(), test.points()) + "    " + mark(result.status()) + " " + test.title());
        if (result.status() == Result.Status.FAILED) {
            line(text, INDENT + "seen: " + result.seen());
            line(text, INDENT + "again: " + result.replay());
        } else if (result.status() == Result.Status.NOT_RUN) {
            line(text, INDENT + result.seen());
        }
    }

    private static String mark(Result.Status status) {
        return switch (status) {
            case PASSED -> "ok    ";
            case FAILED -> "FAILED";
            case NOT_RUN -> "-     ";
        };
    }

    private static String points(int earned, int possible) {
        return String.format(Locale.ROOT, "%3d / %-3d", earned, possible);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
