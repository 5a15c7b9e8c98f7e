package org.jsyslab.common.cli;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.Console;
import org.jsyslab.common.cluster.Ports;
import org.jsyslab.common.node.NodeId;
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
        CommandLine options = new CommandLine(lab.options());
        Converters.register(options);
        options.parseArgs(labArguments);
        Console nowhere = new Console(line -> {}, false);
        LabCluster cluster = LabCluster.launch(lab, onFreePorts(count), List.of(labArguments), launch, nowhere);
        clusters.add(cluster);
        return cluster;
    }

    @Override
    public void close() {
        Collections.reverse(clusters);
        clusters.forEach(LabCluster::close);
    }

    private ClusterSpec onFreePorts(int count) {
        List<Integer> ports = Ports.free(count);
        List<NodeId> nodes = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            nodes.add(NodeId.of("n" + k + "@127.0.0.1:" + ports.get(k - 1)));
        }
        return ClusterSpec.of(lab.number(), "stage-" + ClusterSpec.randomWord(), nodes);
    }
}
