package org.jsyslab.common.grade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A score for people: each part with its tests, and for each test that gave no points what was seen and how to see it again. */
public final class ScoreTable {
    private static final int WIDTH = 96;
    private static final String ROW = "%-" + WIDTH + "s %4d / %d%n";

    private ScoreTable() {}

    /** The table, some lines of text that end with a line end. */
    public static String of(Score score) {
        StringBuilder text = new StringBuilder();
        text.append(row(score.lab(), score.earned(), score.possible()));
        Map<String, List<Result>> parts = score.results().stream()
                .collect(Collectors.groupingBy(result -> result.test().part(), TreeMap::new, Collectors.toList()));
        parts.forEach((part, results) -> {
            Score partial = new Score(score.lab(), results);
            text.append(row("  " + part, partial.earned(), partial.possible()));
            results.forEach(result -> append(text, result));
        });
        return text.toString();
    }

    private static void append(StringBuilder text, Result result) {
        text.append(row(
                "    " + mark(result.status()) + " " + result.test().title(),
                result.earned(),
                result.test().points()));
        if (result.status() == Result.Status.FAILED) {
            text.append("           seen: ").append(result.seen()).append(System.lineSeparator());
            text.append("           again: ").append(result.replay()).append(System.lineSeparator());
        } else if (result.status() == Result.Status.NOT_RUN) {
            text.append("           ").append(result.seen()).append(System.lineSeparator());
        }
    }

    private static String mark(Result.Status status) {
        return switch (status) {
            case PASSED -> "ok    ";
            case FAILED -> "FAILED";
            case NOT_RUN -> "-     ";
        };
    }

    private static String row(String what, int earned, int possible) {
        String shown = what.length() <= WIDTH ? what : what.substring(0, WIDTH - 1) + "…";
        return String.format(Locale.ROOT, ROW, shown, earned, possible);
    }
}
