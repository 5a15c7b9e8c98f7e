package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jsyslab.common.cluster.ClusterFile;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.Ports;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.NodeProcess;
import org.jsyslab.common.runtime.link.Addresses;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code node n1}: one server in this process, until it is killed. */
@Command(
        description =
                "Run one node in this terminal; Ctrl-C is a crash. Without options it joins n1, n2, … on this machine.")
final class NodeVerb implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NODE", description = "The node's name, such as n1.")
    private String name;

    @ArgGroup
    private final Membership membership = new Membership();

    /** At most one of them. */
    static final class Membership {
        @Option(names = "--cluster", paramLabel = "FILE", description = "The cluster.json of the cluster to join.")
        private Path file;

        @Option(
                names = "--peers",
                paramLabel = "NODES",
                description = "All nodes of the cluster, such as n1,n2@10.0.0.2:7102.")
        private String nodes;
    }

    @Option(names = "--port", paramLabel = "PORT", description = "Listen here; 0 takes a free port.")
    private Integer port;

    @Option(
            names = "--bind",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Listen at this address of the machine (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep durable state here (default: data/labNN/NODE).")
    private Path data;

    @Option(names = "--fresh", description = "Forget the durable state of earlier runs first.")
    private boolean fresh;

    @Option(names = "--trace", paramLabel = "FILE.jsonl", description = "Record what happens as JSON lines.")
    private Path trace;

    @Option(names = "--launched", hidden = true, description = "End when standard input ends.")
    private boolean launched;

    @Mixin
    private WireOptions wire;

    NodeVerb(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (launched) {
            Lifeline.watch(System.in);
        }
        requireUsage(port == null || (port >= 0 && port <= MAX_PORT), "--port must be 0 to " + MAX_PORT);
        ClusterSpec cluster = cluster();
        NodeId addressed = addressed(cluster);
        NodeId self = NodeId.of(name); // without the address of the cluster file, which --port may belie
        try (StepLog disk = openDisk(cluster, self);
                NodeProcess process = builder(cluster, self, disk)
                        .listen(host, port == null ? portOf(addressed) : port)
                        .start()) {
            announce(self, process.port());
            process.termination().toCompletableFuture().get();
            return ExitCode.OK;
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " stopped: " + why(e.getCause()), e.getCause());
        }
    }

    /** What stopped a node. A disk that fails, such as a full one, keeps what was acknowledged. */
    private static String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return "its disk failed: " + cause.getMessage()
                        + "; what it acknowledged is safe: free or repair the disk, then start it again";
            }
        }
        return failure.getMessage();
    }

    /** Where the members listen; other names go by the port rule. */
    static Addresses addresses(ClusterSpec cluster) {
        Map<String, String> listed = new TreeMap<>();
        cluster.nodes().forEach(node -> listed.put(node.name(), node.address().orElseThrow()));
        return Addresses.listed(listed, Addresses.portRule("127.0.0.1", Ports.base(cluster.lab())));
    }

    private ClusterSpec cluster() {
        if (membership.file != null) {
            return ClusterFile.read(membership.file);
        }
        if (membership.nodes != null) {
            String id = "lab%02d-typed".formatted(lab.number());
            return ClusterSpec.of(lab.number(), id, ClusterSpec.parseNodes(lab.number(), membership.nodes));
        }
        ClusterSpec fresh = ClusterSpec.local(lab.number(), lab.defaultNodes());
        return ClusterFile.readOrCreate(labData().resolve("cluster.json"), fresh);
    }

    /** The node with its address: of the configuration, or by the port rule if the lab admits newcomers. */
    private NodeId addressed(ClusterSpec cluster) {
        boolean listed = cluster.nodes().stream().anyMatch(node -> node.name().equals(name));
        requireUsage(
                listed || lab.admitsNewcomers(),
                "there is no node " + name + " in cluster " + cluster.id() + "; it has " + cluster.names()
                        + ", and --peers or --cluster names others");
        return listed
                ? cluster.node(name)
                : ClusterSpec.parseNodes(lab.number(), name).get(0);
    }

    private void requireUsage(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }

    private StepLog openDisk(ClusterSpec cluster, NodeId self) {
        Path path = data == null ? labData().resolve(name) : data;
        DataDirectory directory = new DataDirectory(path);
        if (fresh) {
            directory.wipe();
        }
        boolean found = directory.holdsData();
        StepLog disk = StepLog.open(path, new Identity(cluster.id(), self.name()), lab.schema());
        if (found && !launched) {
            print("found the data of an earlier run in " + path + " (--fresh forgets it)");
        }
        return disk;
    }

    private Builder builder(ClusterSpec cluster, NodeId self, StepLog disk) throws IOException {
        Builder builder = NodeProcess.of(self, lab.schema())
                .addresses(addresses(cluster))
                .disk(disk)
                .token(cluster.token())
                .wire(wire.form)
                .logWire(wire.log)
                .onFailure(failure -> {}) // it is the error of this command
                .host(self, lab.server(self, cluster.members()))
                .client(stack -> lab.client(stack.self(), cluster.members()).assemble(stack));
        if (trace != null) {
            builder.observe(TraceFiles.open(trace, disk.incarnation(), lab, cluster));
        }
        lab.equip(builder);
        return builder;
    }

    private void announce(NodeId self, int actual) {
        String address = host + ":" + actual;
        print(self.name() + " is ready at " + address);
        if (!launched) {
            print("  look at it:  curl http://" + address + "/state");
            lab.handTypedMessage()
                    .ifPresent(line -> print("  talk to it:  echo '" + line + "' | nc -w 1 " + host + " " + actual));
        }
    }

    private Path labData() {
        return Path.of("data", "lab%02d".formatted(lab.number()));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static int portOf(NodeId node) {
        String address = node.address().orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
