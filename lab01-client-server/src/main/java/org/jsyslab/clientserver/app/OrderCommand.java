package org.jsyslab.clientserver.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceEvent;
import org.jsyslab.common.trace.TraceMerger;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.VectorClocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code order run.jsonl 12 40}: whether one event of a recorded run happened before another. */
@Command(
        name = "order",
        description = {
            "Tell whether one event of a recorded run happened before another, or the two are concurrent.",
            "Record a run with simulate --trace run.jsonl. Of a run of processes, merge the files first: trace --merge."
        })
final class OrderCommand implements Callable<Integer> {
    private static final int WIDTH = 110;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The trace: JSON lines.")
    private Path file;

    @Parameters(index = "1", paramLabel = "EVENT", description = "The number of an event (n in the trace).")
    private int first;

    @Parameters(index = "2", paramLabel = "EVENT", description = "The number of another.")
    private int second;

    @Override
    public Integer call() throws IOException {
        List<TraceEvent> events = merged().events();
        int one = index(events, first);
        int other = index(events, second);
        VectorClocks clocks = new VectorClocks(events);
        PrintWriter out = spec.commandLine().getOut();
        show(out, first, events.get(one), clocks.clock(one).toString());
        show(out, second, events.get(other), clocks.clock(other).toString());
        out.println(answer(events, clocks, one, other));
        out.flush();
        return ExitCode.OK;
    }

    private String answer(List<TraceEvent> events, VectorClocks clocks, int one, int other) {
        if (one == other) {
            return "these are the same event";
        } else if (clocks.happenedBefore(one, other)) {
            return first + " happened before " + second + ": " + chain(events, one, other);
        } else if (clocks.happenedBefore(other, one)) {
            return second + " happened before " + first + ": " + chain(events, other, one);
        }
        return first + " and " + second + " are concurrent";
    }

    private static String chain(List<TraceEvent> events, int from, int to) {
        return CausalChain.between(events, from, to).stream()
                .map(index -> String.valueOf(index + 1))
                .collect(Collectors.joining(" -> "));
    }

    private static void show(PrintWriter out, int number, TraceEvent event, String clock) {
        String words = event.words();
        out.println(number + "  " + event.lane() + "  "
                + (words.length() <= WIDTH ? words : words.substring(0, WIDTH) + "…"));
        out.println(" ".repeat(String.valueOf(number).length()) + "  vector clock " + clock);
    }

    private int index(List<TraceEvent> events, int number) {
        if (number < 1 || number > events.size()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no event " + number + ": " + file + " has " + events.size());
        }
        return number - 1;
    }

    private Trace merged() throws IOException {
        try {
            return TraceMerger.merge(List.of(TraceReader.read(file)));
        } catch (NoSuchFileException e) {
            throw new ClusterException("there is no file " + file, e);
        }
    }
}
