package org.jsyslab.common.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jsyslab.common.cluster.ArchiveMaker;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.Console;
import org.jsyslab.common.cluster.Jvm;
import org.jsyslab.common.cluster.LiveNetwork;
import org.jsyslab.common.cluster.RunDirectory;
import org.jsyslab.common.cluster.RunningCluster;
import org.jsyslab.common.cluster.SharedArchive;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.trace.diagram.SpaceTimeDiagram;

/** A running cluster of a lab's nodes, with a client of it in this process. */
public final class LabCluster implements Closeable {
    private static final Duration OPERATION_LIMIT = Duration.ofSeconds(20);

    private final LabProgram program;
    private final RunningCluster processes;
    private final Supplier<LabClient> connect;
    private final LabClient client;
    private final List<LabClient> others = new ArrayList<>();
    private CompletableFuture<Boolean> besides = CompletableFuture.completedFuture(true);

    private LabCluster(LabProgram program, RunningCluster processes, Supplier<LabClient> connect) {
        this.program = program;
        this.processes = processes;
        this.connect = connect;
        this.client = connect.get();
    }

    /**
     * Starts the nodes and waits until they serve.
     *
     * @param labArguments options of the lab, as typed, for each node
     */
    static LabCluster launch(
            Lab lab, ClusterSpec spec, List<String> labArguments, LaunchOptions options, Console console) {
        Jvm plain = Jvm.current(options.heap);
        Optional<SharedArchive> archive = SharedArchive.of(plain);
        LabProgram program =
                new LabProgram(lab, archive.map(a -> a.usedBy(plain)).orElse(plain));
        RunDirectory run = RunDirectory.create(options.runs, lab.number());
        RunningCluster processes = RunningCluster.launch(
                spec, run, node -> program.command(nodeArguments(node, run, labArguments, options)), console);
        try {
            Optional<RunDirectory> traced = options.trace ? Optional.of(run) : Optional.empty();
            LabCluster cluster =
                    new LabCluster(program, processes, () -> LabClient.of(lab, spec, options.wire.form, traced));
            archive.filter(a -> !a.exists()).ifPresent(a -> cluster.make(a, lab, plain));
            return cluster;
        } catch (RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    /** Waits until nothing but the nodes runs: measurements want the machine for themselves. */
    public void settle() {
        besides.join();
    }

    private void make(SharedArchive archive, Lab lab, Jvm plain) {
        Path scratch = processes.run().data("archive");
        besides = new ArchiveMaker(
                        archive,
                        plain,
                        (jvm, node) -> new LabProgram(lab, jvm)
                                .command(List.of(
                                        "node",
                                        "n1",
                                        "--launched",
                                        "--peers",
                                        node.toString(),
                                        "--data",
                                        scratch.toString())))
                .begin(processes);
    }

    /** The processes: to kill, restart, pause and resume. */
    public RunningCluster processes() {
        return processes;
    }

    /** The network between them: to break and mend. */
    public LiveNetwork network() {
        return processes.network();
    }

    /** The client in this process. */
    public LabClient client() {
        return client;
    }

    /**
     * One more client in this process, with links of its own, so that it can be cut off where others are not. It ends
     * with the cluster.
     */
    public LabClient anotherClient() {
        LabClient another = connect.get();
        others.add(another);
        return another;
    }

    /**
     * Draws what the nodes and clients have recorded so far, if they record: {@code --trace}, or {@link Stage#record}.
     *
     * @return the page that it wrote
     */
    public Path draw(String name) {
        Path page = processes.run().path().resolve(name + ".html");
        try {
            SpaceTimeDiagram.write(TraceFiles.merged(TraceFiles.in(processes.run())), page);
            return page;
        } catch (IOException e) {
            throw new ClusterException("cannot draw " + page + ": " + e.getMessage(), e);
        }
    }

    /** Carries out an operation by the client in this process. */
    public Outcome invoke(Operation operation) {
        return client.invoke(operation, OPERATION_LIMIT);
    }

    /** Carries out a command of the lab by a process of its own, as a person in another terminal would. */
    public Finished command(String... arguments) {
        Process process = start(arguments);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new ClusterException("cannot read the output of " + String.join(" ", arguments), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }

    /** Starts a command of the lab in a process of its own, which ends with the cluster at the latest. */
    public Process start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--cluster", processes.run().clusterFile().toString()));
        return processes.startBeside(program.command(all));
    }

    /**
     * How a command ended.
     *
     * @param exitCode see {@link ExitCode}
     * @param output what it printed, errors included
     */
    public record Finished(int exitCode, String output) {}

    @Override
    public void close() {
        others.forEach(LabClient::close);
        client.close();
        processes.close();
    }

    private static List<String> nodeArguments(
            NodeId node, RunDirectory run, List<String> labArguments, LaunchOptions options) {
        String name = node.name();
        List<String> arguments = new ArrayList<>(List.of("node", name, "--launched"));
        arguments.addAll(List.of("--cluster", run.clusterFile().toString()));
        arguments.addAll(List.of("--data", run.data(name).toString()));
        if (options.trace) {
            arguments.addAll(List.of("--trace", run.trace(name).toString()));
        }
        arguments.addAll(options.wire.asTyped());
        arguments.addAll(labArguments);
        return arguments;
    }
}
