package org.jsyslab.common.cluster;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What one run of a cluster leaves behind: {@code cluster.json}, {@code logs/n1.log}, {@code data/n1/},
 * {@code traces/n1.jsonl}.
 */
public record RunDirectory(Path path) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    /** Makes a new directory {@code <time>-labNN} below {@code runs}. */
    public static RunDirectory create(Path runs, int lab) {
        String name =
                "%s-lab%02d".formatted(LocalDateTime.now(ZoneId.systemDefault()).format(TIME), lab);
        try {
            Files.createDirectories(runs);
            RunDirectory run = new RunDirectory(createUnique(runs, name));
            Files.createDirectory(run.path.resolve("logs"));
            Files.createDirectory(run.path.resolve("data"));
            Files.createDirectory(run.path.resolve("traces"));
            return run;
        } catch (IOException e) {
            throw new ClusterException("cannot create a run directory in " + runs + ": " + e.getMessage(), e);
        }
    }

    /** The cluster's members and token. */
    public Path clusterFile() {
        return path.resolve("cluster.json");
    }

    /** All output of one node, over all its incarnations. */
    public Path log(String node) {
        return path.resolve("logs").resolve(node + ".log");
    }

    /** The disk of one node. */
    public Path data(String node) {
        return path.resolve("data").resolve(node);
    }

    /** What one node recorded. */
    public Path trace(String node) {
        return path.resolve("traces").resolve(node + ".jsonl");
    }

    private static Path createUnique(Path runs, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(runs.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException e) {
                if (attempt == 1000) {
                    throw e;
                }
            }
        }
    }
}
