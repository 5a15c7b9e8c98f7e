package org.jsyslab.common.cli;

import java.nio.file.Path;
import org.jsyslab.common.cluster.Jvm;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How the processes of a cluster are started, and where they leave their files: a mixin for commands that start some.
 */
public final class LaunchOptions {
    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = Jvm.DEFAULT_HEAP,
            description = "Heap of each node's process (default: ${DEFAULT-VALUE}).")
    String heap;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where to make the run's directory: logs, data, traces, cluster.json (default: runs).")
    Path runs;

    @Mixin
    WireOptions wire;

    @Option(names = "--trace", description = "Let each node record its trace in the run's directory.")
    boolean trace;

    /** Where a measurement finds clusters of a lab; to be closed. */
    public Stage stage(Lab lab) {
        return new Stage(lab, this);
    }
}
