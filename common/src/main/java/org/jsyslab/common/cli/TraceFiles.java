package org.jsyslab.common.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.trace.RunHeader;
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
}
