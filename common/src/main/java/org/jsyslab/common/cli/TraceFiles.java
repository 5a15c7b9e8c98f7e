package org.jsyslab.common.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.RunDirectory;
import org.jsyslab.common.trace.MalformedTraceException;
import org.jsyslab.common.trace.RunHeader;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceMerger;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.TraceWriter;

/** Where a node records its trace: a file for each life, {@code n1.jsonl}, then {@code n1.2.jsonl}. */
final class TraceFiles {
    private static final String SUFFIX = ".jsonl";

    private TraceFiles() {}

    /** The writer of one life. */
    static TraceWriter open(Path file, int incarnation, Lab lab, ClusterSpec cluster) {
        RunHeader header = new RunHeader(
                LabProgram.name(lab),
                RunHeader.Mode.REAL,
                null,
                lab.title(),
                null,
                cluster.nodes().stream()
                        .map(node -> new RunHeader.Participant(node, "server"))
                        .toList(),
                new TreeMap<>());
        try {
            return TraceWriter.ofProcess(ofLife(file, incarnation), header, TraceWriter.Limits.DEFAULT);
        } catch (IOException e) {
            throw new ClusterException("cannot write the trace " + file + ": " + e.getMessage(), e);
        }
    }

    static Path ofLife(Path file, int incarnation) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return incarnation == 1 ? file : file.resolveSibling(stem + "." + incarnation + SUFFIX);
    }

    /** All that nodes and clients have recorded in one run. */
    static List<Path> in(RunDirectory run) throws IOException {
        try (Stream<Path> files = Files.list(run.trace("n1").getParent())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The run that these files recorded, one for each life of each node, merged by causality. */
    static Trace merged(List<Path> files) throws IOException {
        List<Trace> traces = new ArrayList<>();
        for (Path file : files) {
            try {
                traces.add(TraceReader.read(file));
            } catch (NoSuchFileException e) {
                throw new ClusterException("there is no file " + file, e);
            } catch (MalformedTraceException e) {
                throw e;
            } catch (IOException e) {
                throw new ClusterException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return TraceMerger.merge(traces);
    }
}
