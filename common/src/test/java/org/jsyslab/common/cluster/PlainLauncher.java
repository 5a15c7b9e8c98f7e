package org.jsyslab.common.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jsyslab.common.node.NodeId;

/** A process that launches two plain nodes, pauses the second, prints its own id and theirs, and waits to be killed. */
final class PlainLauncher {

    private PlainLauncher() {}

    /** Argument: where to make the run directory. */
    public static void main(String[] arguments) throws IOException {
        try (RunningCluster cluster = launch(Path.of(arguments[0]), 2)) {
            cluster.pause("n2");
            String pids = String.join(
                    " ",
                    cluster.status().stream()
                            .map(node -> Long.toString(node.pid()))
                            .toList());
            System.out.println("launched " + pids);
            System.in.read();
        }
    }

    static RunningCluster launch(Path directory, int count) {
        return launch(directory, ClusterSpec.onFreePorts(0, count).nodes(), System.err::println);
    }

    static RunningCluster launch(Path directory, List<NodeId> nodes, Consumer<String> console) {
        ClusterSpec spec = ClusterSpec.of(0, "plain", nodes);
        return RunningCluster.launch(
                spec, RunDirectory.create(directory, 0), PlainLauncher::command, new Console(console, false));
    }

    private static List<String> command(NodeId node) {
        String port = node.address().orElseThrow().replaceAll(".*:", "");
        return Jvm.current("32m").command(PlainNode.class.getName(), List.of(node.name(), port));
    }
}
