package org.jsyslab.common.check;

import java.util.List;

/** Draws an explanation as one page of HTML: the timeline as a grid, the reasons, and the operations as recorded. */
final class ExplanationPage {
    private static final int MOST_OPERATIONS = 200;
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8886; --part: #2166ac; --culprit: #b2182b; --ink: #111; --paper: #fff; }
            @media (prefers-color-scheme: dark) {
              :root { --part: #74b3e8; --culprit: #ff8a7a; --ink: #eee; --paper: #16181c; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: var(--ink); background: var(--paper); }
            h1 { font-size: 1.2rem; }
            code, td, .op, .client { font-family: ui-monospace, monospace; font-size: 13px; }
            .scroll { overflow-x: auto; }
            .lanes { display: grid; gap: 6px 0; align-items: center; justify-content: start; padding: .5rem 0; }
            .client { grid-column: 1; padding-right: 1rem; font-weight: 600; }
            .lane { grid-column: 2 / -1; border-top: 1px solid var(--line); height: 0; }
            .op { border: 1.5px dashed var(--line); border-radius: 4px; padding: 2px 8px; white-space: nowrap;
                  background: var(--paper); text-align: center; z-index: 1; }
            .part { border: 2px solid var(--part); }
            .culprit { border: 3px solid var(--culprit); font-weight: 700; }
            .open { border-right-style: none; border-top-right-radius: 0; border-bottom-right-radius: 0; }
            .failed { text-decoration: line-through; }
            table { border-collapse: collapse; }
            td, th { text-align: left; padding: 2px 1rem 2px 0; border-bottom: 1px solid var(--line); }
            .number { text-align: right; }
            """;

    private ExplanationPage() {}

    static String of(Explanation explanation) {
        List<Operation> all = explanation.operations();
        List<Operation> drawn = all.subList(Math.max(0, all.size() - MOST_OPERATIONS), all.size());
        StringBuilder reasons = new StringBuilder();
        explanation
                .reasons()
                .forEach(reason -> reasons.append("<li>").append(escape(reason)).append("</li>\n"));
        StringBuilder table = new StringBuilder();
        drawn.forEach(operation -> table.append(tableRow(explanation, operation)));
        String title = escape(explanation.title());
        return String.join(
                "\n",
                "<!DOCTYPE html>",
                "<html lang=\"en\"><head><meta charset=\"utf-8\">",
                "<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
                "<title>" + title + "</title><style>",
                STYLE + "</style></head><body>",
                "<h1>" + title + "</h1>",
                "<div class=\"scroll\">" + lanes(explanation, Lanes.of(drawn)) + "</div>",
                "<ul>" + reasons + "</ul>",
                "<p>" + escape(legend(explanation, all.size() - drawn.size())) + "</p>",
                "<table><tr><th></th><th>client</th><th>operation</th><th>called (ns)</th><th>returned (ns)</th></tr>",
                table + "</table></body></html>",
                "");
    }

    private static String legend(Explanation explanation, int omitted) {
        return explanation.proof()
                + " \u25c0 is where it shows; an open right end: nobody knows if it was done; struck out: it failed."
                + (omitted == 0 ? "" : " " + omitted + " earlier operations are not shown.");
    }

    private static String lanes(Explanation explanation, Lanes lanes) {
        int columns = lanes.instants().size();
        StringBuilder grid = new StringBuilder();
        grid.append("<div class=\"lanes\" style=\"grid-template-columns:repeat(" + columns + ",auto)\">\n");
        int line = 1;
        for (Lanes.Row row : lanes.rows()) {
            String at = "style=\"grid-row:" + line + "\"";
            grid.append("<div class=\"client\" ")
                    .append(at)
                    .append(">")
                    .append(escape(row.client()))
                    .append("</div>");
            grid.append("<div class=\"lane\" ").append(at).append("></div>\n");
            for (Operation operation : row.operations()) {
                grid.append(bar(explanation, lanes, operation, line));
            }
            line++;
        }
        return grid.append("</div>").toString();
    }

    private static String bar(Explanation explanation, Lanes lanes, Operation operation, int line) {
        int from = lanes.rank(operation, true) + 2;
        int to = lanes.rank(operation, false) + 2;
        return "<div class=\"op" + classes(explanation, operation) + "\" style=\"grid-row:" + line + ";grid-column:"
                + from + "/" + to + "\">" + mark(explanation, operation) + " " + escape(operation.summary())
                + "</div>\n";
    }

    private static String classes(Explanation explanation, Operation operation) {
        return (explanation.part().contains(operation) ? " part" : "")
                + (explanation.culprit().equals(operation) ? " culprit" : "")
                + (operation.unknown() ? " open" : "")
                + (operation.failed() ? " failed" : "");
    }

    /** The mark that stands for the colour, for those who see none. */
    private static String mark(Explanation explanation, Operation operation) {
        if (explanation.culprit().equals(operation)) {
            return "= \u25c0";
        }
        return explanation.part().contains(operation) ? "=" : "-";
    }

    private static String tableRow(Explanation explanation, Operation operation) {
        String returned = operation.returned() == Operation.NEVER ? "never" : Long.toString(operation.returned());
        return "<tr><td>" + mark(explanation, operation) + "</td><td>" + escape(operation.client()) + "</td><td>"
                + escape(operation.summary()) + "</td><td class=\"number\">" + operation.called()
                + "</td><td class=\"number\">" + returned + "</td></tr>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
