package org.jsyslab.common.experiment;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/**
 * The points of one figure, as a table.
 *
 * @param title which figure of which paper, and with what sample
 * @param rows in the order in which they are printed; those of one series by growing x
 */
public record Table(String title, Axis x, Axis y, List<Row> rows) {
    private static final MathContext DIGITS = new MathContext(6);

    public Table {
        rows = List.copyOf(rows);
    }

    /** Whether every point agrees with the paper. */
    public boolean agrees() {
        return rows.stream().allMatch(Row::agrees);
    }

    /** The table for people; a row that disagrees with the paper says so. */
    void print(PrintWriter out) {
        int width = rows.stream().mapToInt(row -> row.series().length()).max().orElse(0);
        String line = "%-" + Math.max(width, 6) + "s %10s %11s %11s %11s %11s  %s%n";
        out.printf(Locale.ROOT, "%s%nx: %s; measured: %s%n", title, x.name(), y.name());
        out.printf(Locale.ROOT, line, "series", "x", "measured", "published", "lo", "hi", "kind");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    line,
                    row.series(),
                    text(row.x()),
                    text(row.measured()),
                    text(row.published()),
                    text(row.lo()),
                    text(row.hi()),
                    row.kind().label() + (row.agrees() ? "" : "  DISAGREES"));
        }
        out.println();
    }

    /** Six digits, the same on every JVM; empty for NaN. */
    static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
