package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceJson;
import org.jsyslab.common.trace.diagram.ShiVizExport;
import org.jsyslab.common.trace.diagram.SpaceTimeDiagram;
import org.jsyslab.common.trace.diagram.TextDiagram;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trace n1.jsonl n2.jsonl n3.jsonl}: draws a recorded run. */
@Command(
        name = "trace",
        description = {
            "Draw a recorded run as a space-time diagram: one HTML file that needs no network.",
            "Several files, one for each life of each node, are merged by causality."
        })
public final class TraceVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Trace files (JSON lines) of one run.")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where to write; - is standard output (default: the first file's name with another ending).")
    private Path output;

    @ArgGroup
    private Form form = new Form();

    /** What to make of the trace, if not a diagram. */
    static final class Form {
        @Option(names = "--shiviz", description = "Write a log for ShiViz instead, to be uploaded there.")
        private boolean shiViz;

        @Option(names = "--merge", description = "Write the merged trace instead, as JSON lines.")
        private boolean merge;

        @Option(names = "--text", paramLabel = "N", description = "Draw the last N events in plain text, here.")
        private Integer text;
    }

    @Override
    public Integer call() throws IOException {
        Trace merged = TraceFiles.merged(files);
        if (form.text != null) {
            print(TextDiagram.of(merged.events(), form.text));
        } else if (form.shiViz) {
            write(String.join("\n", ShiVizExport.lines(merged.events())) + "\n", ".shiviz.log");
        } else if (form.merge) {
            write(lines(merged), ".merged.jsonl");
        } else {
            write(SpaceTimeDiagram.html(merged), ".html");
        }
        return ExitCode.OK;
    }

    private static String lines(Trace merged) {
        StringBuilder lines =
                new StringBuilder().append(TraceJson.of(merged.header())).append('\n');
        merged.events().forEach(event -> lines.append(TraceJson.of(event)).append('\n'));
        return lines.toString();
    }

    private void write(String content, String ending) {
        if (output != null && output.toString().equals("-")) {
            print(content);
            return;
        }
        Path file = output != null ? output : files.get(0).resolveSibling(stem(files.get(0)) + ending);
        try {
            Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
        }
        print(file + "\n");
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
