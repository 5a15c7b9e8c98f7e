package org.jsyslab.common.cli;

import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.cluster.ClusterFile;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.NodeControl;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.link.Form;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which cluster a command is meant for: a mixin for commands that are clients. */
public final class TargetOptions {
    @ArgGroup
    private final Target target = new Target();

    /** At most one of them. */
    static final class Target {
        @Option(names = "--cluster", paramLabel = "FILE", description = "The cluster.json of a running cluster.")
        private Path file;

        @Option(
                names = "--at",
                paramLabel = "NODE",
                split = ",",
                description = "The nodes to talk to, such as n1,10.0.0.2:7102.")
        private List<String> nodes;
    }

    /** An address without a name is asked for it. */
    private static NodeId named(String word, Lab lab) {
        if (word.indexOf('@') >= 0 || word.indexOf(':') < 0) {
            return ClusterSpec.parseNodes(lab.number(), word).get(0);
        }
        return NodeControl.nodeAt(word)
                .orElseThrow(() -> NothingAnswersException.at(List.of(word), LabProgram.typed(lab, "node n1")));
    }

    /** Clients of the cluster meant; nothing is sent yet. */
    public LabClient connect(Lab lab) {
        return LabClient.of(lab, cluster(lab), Form.BINARY);
    }

    /** The cluster meant; by default the one on this machine at the ports of the port rule. */
    ClusterSpec cluster(Lab lab) {
        if (target.file != null) {
            return ClusterFile.read(target.file);
        }
        if (target.nodes != null) {
            List<NodeId> nodes =
                    target.nodes.stream().map(word -> named(word, lab)).toList();
            return ClusterSpec.of(lab.number(), "typed", nodes);
        }
        return ClusterSpec.local(lab.number(), lab.defaultNodes());
    }
}
