package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws an explanation with letters: {@code |=write(x, 1)=|} spans the time from call to return; an unknown end is
 * open, a failed operation ends in a cross.
 */
final class Timeline {
    private static final int MOST_OPERATIONS = 12;

    private final Explanation explanation;
    private final Lanes lanes;
    private final Map<Lanes.Instant, Integer> columns = new HashMap<>();

    private Timeline(Explanation explanation, List<Operation> operations) {
        this.explanation = explanation;
        this.lanes = Lanes.of(operations);
    }

    /** The timeline, one line a row; of many operations, the latest. */
    static List<String> draw(Explanation explanation) {
        List<Operation> all = explanation.operations();
        int omitted = Math.max(0, all.size() - MOST_OPERATIONS);
        Timeline timeline = new Timeline(explanation, all.subList(omitted, all.size()));
        timeline.assignColumns();
        List<String> lines = new ArrayList<>();
        if (omitted > 0) {
            lines.add("  (" + omitted + " earlier operations are not drawn)");
        }
        int width = timeline.lanes.rows().stream()
                .mapToInt(row -> row.client().length())
                .max()
                .orElse(0);
        timeline.lanes.rows().forEach(row -> lines.add("  " + pad(row.client(), width) + "  " + timeline.line(row)));
        return lines;
    }

    /** Each instant stands right of the one before it, and each return far enough right for the operation's label. */
    private void assignColumns() {
        int column = -1;
        for (Lanes.Instant instant : lanes.instants()) {
            column++;
            if (!instant.isCall()) {
                int call = columns.get(new Lanes.Instant(instant.operation(), true));
                column = Math.max(column, call + label(instant.operation()).length() + 3);
            }
            columns.put(instant, column);
        }
    }

    private String line(Lanes.Row row) {
        StringBuilder line = new StringBuilder();
        for (Operation operation : row.operations()) {
            line.append(" ".repeat(columns.get(new Lanes.Instant(operation, true)) - line.length()));
            int end = columns.get(new Lanes.Instant(operation, false));
            String stroke = explanation.part().contains(operation) ? "=" : "-";
            line.append("|").append(stroke).append(label(operation));
            line.append(stroke.repeat(end - line.length())).append(close(operation));
        }
        return row.operations().contains(explanation.culprit()) ? line + "  <-- here" : line.toString();
    }

    private static String close(Operation operation) {
        if (operation.unknown()) {
            return ">";
        }
        return operation.failed() ? "X" : "|";
    }

    private static String label(Operation operation) {
        return operation.summary();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
