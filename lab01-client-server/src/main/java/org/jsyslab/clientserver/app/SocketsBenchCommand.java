package org.jsyslab.clientserver.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.sockets.bench.Contestant;
import org.jsyslab.clientserver.sockets.bench.Measurement;
import org.jsyslab.clientserver.sockets.bench.SocketsBench;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench-sockets}: the blocking server against the Netty server. */
@Command(
        name = "bench-sockets",
        description = "Measures the blocking against the Netty server of part A under a closed loop of echoes.",
        mixinStandardHelpOptions = true)
public final class SocketsBenchCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            split = ",",
            paramLabel = "SERVER",
            description =
                    "Of: ${COMPLETION-CANDIDATES}. Default: all. NETTY_POOL answers on the pool for slow requests.")
    private List<Contestant> contestants = List.of(Contestant.values());

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "In parallel. Default: 1,4,16,64,256,512.")
    private List<Integer> connections = List.of(1, 4, 16, 64, 256, 512);

    @Option(names = "--size", paramLabel = "CHARACTERS", description = "Of a request and of its reply. Default: 64.")
    private int size = 64;

    @Option(names = "--warm-up", paramLabel = "TIME", description = "Load before each measurement. Default: 2s.")
    private Duration warmUp = Duration.ofSeconds(2);

    @Option(names = "--time", paramLabel = "TIME", description = "Of each measurement. Default: 3s.")
    private Duration time = Duration.ofSeconds(3);

    @Option(names = "--json", description = "Print a JSON array instead of the table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Prints the table line by line, or the array at the end. */
    @Override
    public Integer call() throws InterruptedException {
        SocketsBench bench = new SocketsBench(contestants, connections, size, warmUp, time);
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (json) {
                printJson(bench, out);
            } else {
                out.println(Measurement.HEADING);
                bench.run(measurement -> printLine(out, measurement.line()));
            }
        } catch (IOException e) {
            throw new ClusterException("the measurement failed: " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    private static void printJson(SocketsBench bench, PrintWriter out) throws IOException, InterruptedException {
        List<Measurement> all = new ArrayList<>();
        bench.run(all::add);
        printLine(out, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }

    private static void printLine(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
