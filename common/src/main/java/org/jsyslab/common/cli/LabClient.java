package org.jsyslab.common.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.RunDirectory;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.NodeProcess;
import org.jsyslab.common.runtime.link.Form;
import org.jsyslab.common.runtime.link.LinkFault;
import org.jsyslab.common.runtime.link.LinkFaults;

/**
 * Clients of a lab's cluster: nodes without port and disk in this process, which share one connection to each server.
 * Any thread may use it.
 */
public final class LabClient implements Closeable {
    private static final int CONNECT_MILLIS = 500;

    /** A client that lives for one operation does everything for the first time, and slowly. */
    private static final Duration COLD_START = Duration.ofSeconds(2);

    private final Lab lab;
    private final ClusterSpec cluster;
    private final NodeProcess process;
    private final Map<Integer, NodeId> clients = new ConcurrentHashMap<>();

    private LabClient(Lab lab, ClusterSpec cluster, NodeProcess process) {
        this.lab = lab;
        this.cluster = cluster;
        this.process = process;
    }

    /** Clients of this cluster, under a fresh name; nothing is sent yet. */
    static LabClient of(Lab lab, ClusterSpec cluster, Form form) {
        return of(lab, cluster, form, Optional.empty());
    }

    /**
     * The same.
     *
     * @param run where to write their trace, if they are to write one
     */
    static LabClient of(Lab lab, ClusterSpec cluster, Form form, Optional<RunDirectory> run) {
        NodeId self = NodeId.of("c" + ClusterSpec.randomWord().substring(0, 6));
        Builder builder = NodeProcess.of(self, lab.schema())
                .addresses(NodeVerb.addresses(cluster))
                .wire(form)
                .slowStep(COLD_START);
        run.ifPresent(folder -> builder.observe(TraceFiles.open(folder.trace(self.name()), 1, lab, cluster)));
        return new LabClient(lab, cluster, builder.start());
    }

    /**
     * Has the first client carry out an operation, and waits for the outcome.
     *
     * @throws NothingAnswersException if no server listens, or there is no outcome within {@code limit}
     */
    public Outcome invoke(Operation operation, Duration limit) {
        requireSomeoneListens();
        CompletableFuture<Outcome> outcome = invoke(0, operation).toCompletableFuture();
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NothingAnswersException("no answer from " + cluster.names() + " within " + limit.toMillis()
                    + " ms; the operation may have been done");
        } catch (ExecutionException e) {
            throw new ClusterException("the client failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }

    /**
     * Has one client carry out an operation. One after the other: a client has one operation outstanding.
     *
     * @param client 0 for the first one
     * @return the outcome, on the thread of the clients: attach nothing to it that blocks
     */
    public CompletionStage<Outcome> invoke(int client, Operation operation) {
        return process.invoke(name(client), operation);
    }

    /** The same clients, from now on writing down what those ask for who ask through the object returned. */
    public RecordingClients recording() {
        return new RecordingClients(this);
    }

    /** The servers that it was told of. */
    public SortedSet<NodeId> servers() {
        return cluster.members();
    }

    /** The name of a client: 0 for the first one. */
    NodeId name(int client) {
        return clients.computeIfAbsent(client, this::host);
    }

    /** Breaks or mends the links of this process to all servers: what it sends is lost, delayed or doubled. */
    public void links(UnaryOperator<LinkFault> change) {
        process.link(LinkFaults.ALL, change);
    }

    /** Breaks or mends the link of this process to one server. */
    public void link(String server, UnaryOperator<LinkFault> change) {
        process.link(server, change);
    }

    @Override
    public void close() {
        process.close();
    }

    private NodeId host(int client) {
        NodeId name = client == 0 ? process.self() : process.self().child(Integer.toString(client));
        process.host(name, lab.client(name, cluster.members()));
        return name;
    }

    private void requireSomeoneListens() {
        if (cluster.nodes().stream().noneMatch(LabClient::listens)) {
            throw NothingAnswersException.at(
                    cluster.nodes().stream()
                            .map(node -> node.address().orElseThrow())
                            .toList(),
                    LabProgram.typed(lab, "node " + cluster.nodes().get(0).name()));
        }
    }

    private static boolean listens(NodeId node) {
        String address = node.address().orElseThrow();
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
