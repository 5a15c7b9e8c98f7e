package org.jsyslab.common.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.jsyslab.common.node.NodeId;

/**
 * Makes a {@link SharedArchive} while a cluster runs, for the next start: a node of its own, unknown to the cluster, is
 * started, asked once, and told to exit, upon which its virtual machine writes the archive.
 */
public final class ArchiveMaker {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private final SharedArchive archive;
    private final Jvm jvm;
    private final BiFunction<Jvm, NodeId, List<String>> command;

    /**
     * A maker of this archive.
     *
     * @param command the command line that runs a node in a virtual machine, with data of no value
     */
    public ArchiveMaker(SharedArchive archive, Jvm jvm, BiFunction<Jvm, NodeId, List<String>> command) {
        this.archive = archive;
        this.jvm = jvm;
        this.command = command;
    }

    /** Begins, in a thread that does not keep this process alive. If it fails, the next start is slow as this one was. */
    public void begin(RunningCluster beside) {
        Thread thread = new Thread(() -> make(beside), "class data");
        thread.setDaemon(true);
        thread.start();
    }

    private void make(RunningCluster beside) {
        try {
            Path draft = archive.draft();
            NodeId node = NodeId.of("n1@127.0.0.1:" + Ports.free(1).get(0));
            ChildProcess child = beside.adopt(
                    ChildProcess.start("n1", command.apply(SharedArchive.writtenBy(jvm, draft), node), line -> {}));
            child.awaitReady(READY_LIMIT);
            new NodeControl(node, "none").state();
            child.release();
            if (Files.exists(draft)) {
                archive.keep(draft);
            }
        } catch (IOException | ClusterException e) {
            // nothing is lost but time at the next start
        }
    }
}
