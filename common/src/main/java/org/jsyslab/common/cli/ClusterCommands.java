package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jsyslab.common.cluster.NodeStatus;
import org.jsyslab.common.cluster.RunningCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be typed at the prompt of a running cluster, apart from the lab's operations. */
@Command(
        name = "",
        subcommands = HelpCommand.class,
        synopsisHeading = "",
        customSynopsis = "",
        commandListHeading = "Commands:%n")
final class ClusterCommands {
    private final RunningCluster cluster;
    private boolean ended;

    @Spec
    private CommandSpec spec;

    ClusterCommands(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /** Whether the user wants to leave. */
    boolean hasEnded() {
        return ended;
    }

    @Command(description = "Show each node: its process, its address, its state.")
    void status() {
        PrintWriter out = spec.commandLine().getOut();
        for (NodeStatus node : cluster.status()) {
            out.println("%-6s %-7s %-21s %-10s %s"
                    .formatted(
                            node.node().name(),
                            node.condition(),
                            node.node().address().orElseThrow(),
                            node.pid() == 0 ? "" : "pid " + node.pid(),
                            node.observed())
                    .stripTrailing());
        }
        out.flush();
    }

    @Command(description = "End nodes at once, like kill -9 or a power cut.")
    void kill(@Parameters(paramLabel = "NODE", arity = "1..*") List<String> nodes) {
        nodes.forEach(cluster::kill);
    }

    @Command(description = "Start nodes again on their old disks; running ones are killed first.")
    void restart(@Parameters(paramLabel = "NODE", arity = "1..*") List<String> nodes) {
        cluster.restart(nodes);
    }

    @Command(description = "Stop nodes where they stand (SIGSTOP): to others they look dead.")
    void pause(@Parameters(paramLabel = "NODE", arity = "1..*") List<String> nodes) {
        nodes.forEach(cluster::pause);
    }

    @Command(description = "Let paused nodes go on (SIGCONT).")
    void resume(@Parameters(paramLabel = "NODE", arity = "1..*") List<String> nodes) {
        nodes.forEach(cluster::resume);
    }

    @Command(description = "Cut the network between groups, such as: partition n1,n2|n3")
    void partition(@Parameters(paramLabel = "n1,n2|n3", arity = "1..*") List<String> words) {
        List<Set<String>> groups = new ArrayList<>();
        for (String group : String.join(" ", words).split("\\|", -1)) {
            groups.add(new TreeSet<>(Arrays.asList(group.strip().split("[,\\s]+"))));
        }
        cluster.network().partition(groups);
    }

    @Command(description = "Remove all faults of the network.")
    void heal() {
        cluster.network().heal();
    }

    @Command(
            description = {
                "Delay messages between two nodes, such as: slow n1 n2 50ms",
                "The node * is everyone; to clients messages are late, from them they are not."
            })
    void slow(
            @Parameters(paramLabel = "NODE") String a,
            @Parameters(paramLabel = "NODE") String b,
            @Parameters(paramLabel = "TIME") Duration delay) {
        cluster.network().slow(a, b, delay);
    }

    @Command(
            description =
                    "Lose messages between two nodes, such as: drop n1 n2 20%% or, with clients too: drop n1 * 20%%")
    void drop(
            @Parameters(paramLabel = "NODE") String a,
            @Parameters(paramLabel = "NODE") String b,
            @Parameters(paramLabel = "SHARE") Probability share) {
        cluster.network().drop(a, b, share.value());
    }

    @Command(
            description = {
                "Deliver messages between two nodes twice, such as: dup n1 n2 20%%",
                "The node * is everyone; of clients only what they are sent comes twice."
            })
    void dup(
            @Parameters(paramLabel = "NODE") String a,
            @Parameters(paramLabel = "NODE") String b,
            @Parameters(paramLabel = "SHARE") Probability share) {
        cluster.network().duplicate(a, b, share.value());
    }

    @Command(name = "wait", description = "Let time pass, such as: wait 2s")
    void letPass(@Parameters(paramLabel = "TIME") Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Command(aliases = "exit", description = "End all nodes and leave.")
    void quit() {
        ended = true;
    }
}
