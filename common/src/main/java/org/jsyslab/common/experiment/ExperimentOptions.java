package org.jsyslab.common.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every {@code experiment NAME}, as a picocli mixin, and what becomes of its tables. */
@Command
public final class ExperimentOptions {
    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The run's seed (default: 1).")
    private long seed = 1;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the rows as CSV too.")
    private Path csv;

    @Option(names = "--plot", paramLabel = "FILE", description = "Plot them too, as a PNG picture.")
    private Path plot;

    /** From which all randomness of the experiment follows. */
    public long seed() {
        return seed;
    }

    /**
     * Prints the tables, and writes the files that were asked for.
     *
     * @return the command's exit code: OK if every row agrees with the paper
     */
    public int report(PrintWriter out, List<Table> tables) {
        tables.forEach(table -> table.print(out));
        if (csv != null) {
            write(csv, file -> CsvFile.write(tables, file));
        }
        if (plot != null) {
            write(plot, file -> Plot.write(tables, file));
        }
        boolean agree = tables.stream().allMatch(Table::agrees);
        out.println(agree ? "all rows agree" : "some rows disagree with the paper");
        out.flush();
        return agree ? ExitCode.OK : ExitCode.FAILED;
    }

    private interface Form {
        void write(Path file) throws IOException;
    }

    private static void write(Path file, Form form) {
        try {
            form.write(file);
        } catch (IOException e) {
            throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
