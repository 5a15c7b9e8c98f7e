package org.jsyslab.common.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables as one CSV file (RFC 4180), for a spreadsheet or another plot: the same bytes for the same rows. */
final class CsvFile {
    private static final String COLUMNS = "x,series,measured,published,lo,hi,kind";

    private CsvFile() {}

    static void write(List<Table> tables, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(COLUMNS);
        for (Table table : tables) {
            table.rows().forEach(row -> lines.add(line(row)));
        }
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String line(Row row) {
        return String.join(
                ",",
                Table.text(row.x()),
                '"' + row.series() + '"',
                Table.text(row.measured()),
                Table.text(row.published()),
                Table.text(row.lo()),
                Table.text(row.hi()),
                row.kind().label());
    }
}
