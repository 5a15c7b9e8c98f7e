package org.jsyslab.common.cli;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.Console;
import picocli.CommandLine;

/** Where a {@link Demo} or a measurement finds its clusters: on free ports, so that it disturbs nobody's. */
public final class Stage implements Closeable {
    private final Lab lab;
    private final LaunchOptions launch;
    private final List<LabCluster> clusters = new ArrayList<>();

    Stage(Lab lab, LaunchOptions launch) {
        this.lab = lab;
        this.launch = launch;
    }

    /**
     * Starts a cluster of {@code n1} to {@code n<count>}, which ends with the stage at the latest. What its nodes print
     * goes into the files of its run directory.
     *
     * @param labArguments options of the lab, as typed: they hold for its nodes and for its client
     */
    public LabCluster cluster(int count, String... labArguments) {
        CommandLine options = new CommandLine(lab.options()).setCaseInsensitiveEnumValuesAllowed(true);
        Converters.register(options);
        options.parseArgs(labArguments);
        Console nowhere = new Console(line -> {}, false);
        LabCluster cluster = LabCluster.launch(
                lab, ClusterSpec.onFreePorts(lab.number(), count), List.of(labArguments), launch, nowhere);
        clusters.add(cluster);
        return cluster;
    }

    /** From now on the nodes and clients of its clusters record what happens, as with {@code --trace}. */
    public void record() {
        launch.trace = true;
    }

    @Override
    public void close() {
        Collections.reverse(clusters);
        clusters.forEach(LabCluster::close);
    }
}
