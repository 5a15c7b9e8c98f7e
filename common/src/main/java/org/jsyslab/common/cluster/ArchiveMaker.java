package org.jsyslab.common.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    /**
     * Begins, in a thread that does not keep this process alive. If it fails, the next start is as slow as this one
     * was.
     *
     * @param beside whose end is the end of this as well
     * @return completes when all is over, with whether the archive was made
     */
    public CompletableFuture<Boolean> begin(RunningCluster beside) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread thread = new Thread(() -> makeThenTell(beside, over), "class data");
        thread.setDaemon(true);
        thread.start();
        return over;
    }

    private void makeThenTell(RunningCluster beside, CompletableFuture<Boolean> over) {
        try {
            Path draft = archive.draft();
            over.complete(make(beside, draft));
            Files.deleteIfExists(draft);
        } catch (IOException | ClusterException e) {
            over.complete(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over.complete(false);
        }
    }

    private boolean make(RunningCluster beside, Path draft) throws IOException, InterruptedException {
        NodeId node = NodeId.of("n1@127.0.0.1:" + Ports.free(1).get(0));
        ChildProcess child = beside.adopt(
                ChildProcess.start("n1", command.apply(SharedArchive.writtenBy(jvm, draft), node), line -> {}));
        child.awaitReady(READY_LIMIT);
        new NodeControl(node, "none").state();
        boolean made = child.release() == 0 && Files.exists(draft);
        if (made) {
            archive.keep(draft);
        }
        return made;
    }
}
