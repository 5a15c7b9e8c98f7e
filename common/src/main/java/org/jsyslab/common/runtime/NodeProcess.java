package org.jsyslab.common.runtime;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.runtime.link.LinkFault;
import org.jsyslab.common.runtime.link.LinkFaults;
import org.jsyslab.common.runtime.link.Router;
import org.jsyslab.common.runtime.loop.ClientPool;
import org.jsyslab.common.runtime.loop.Recorder;
import org.jsyslab.common.runtime.loop.StepLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running process of nodes: a server with its port and disk, or a client with neither. All its stacks share one event
 * loop, one disk and one connection to each peer. Its methods may be called from any thread but that of the loop.
 *
 * <pre>{@code
 * try (NodeProcess process = NodeProcess.of(NodeId.of("n1"), schema)
 *         .listen("127.0.0.1", 7101)
 *         .host(NodeId.of("n1"), stack -> stack.add(new BankServer(stack.env(BankMessage.class))))
 *         .start()) {
 *     process.termination().toCompletableFuture().join();
 * }
 * }</pre>
 */
public final class NodeProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);

    private final Settings settings;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop thread;
    private final StepLoop loop;
    private final Router router;
    private final Port port;
    private final Map<NodeId, ClientPool> askedClients = new HashMap<>();
    private final CompletableFuture<Void> termination = new CompletableFuture<>();

    /** Begins the description of a process; {@code schema} holds every record that it sends, receives and stores. */
    public static Builder of(NodeId self, Schema schema) {
        return new Builder(self, schema);
    }

    NodeProcess(Settings settings) {
        this.settings = settings;
        NodeId self = settings.self();
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory(self.name(), true), NioIoHandler.newFactory());
        this.thread = (EventLoop) group.next();
        Recorder recorder = new Recorder(settings.disk().incarnation());
        settings.observers().forEach(recorder::add);
        StepLoop.Ground ground = new StepLoop.Ground(self, thread, settings.disk(), recorder);
        this.loop = new StepLoop(ground, settings.workers(), settings.slowStep(), this::failStop);
        this.router = new Router(
                loop,
                settings.listensAt() != null,
                settings.addresses(),
                settings.wire(),
                settings.limits(),
                settings.datagrams());
        loop.use(router);
        this.port = new Port(settings, loop, router);
    }

    /** Brings up stacks, then the port, so that no message finds a node that is not there yet. */
    void start() {
        try {
            call(() -> {
                settings.stacks().forEach(loop.residents()::add);
                return null;
            });
            port.open();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The name of the process. */
    public NodeId self() {
        return settings.self();
    }

    /** The port it listens on; 0 if it does not listen. */
    public int port() {
        return port.number();
    }

    /** Which life of this process this is: 1 for the first, as its disk remembers. */
    public int incarnation() {
        return loop.ground().recorder().incarnation();
    }

    /**
     * Brings one more stack to life.
     *
     * @throws IllegalArgumentException if there is one of that name, or the assembly is not sound
     */
    public void host(NodeId name, Stack.Assembly assembly) {
        call(() -> {
            loop.residents().add(name, assembly);
            return null;
        });
    }

    /** Ends a stack, as if it had crashed; its durable state stays. Nothing happens if there is none of that name. */
    public void remove(NodeId name) {
        call(() -> {
            loop.residents().remove(name);
            askedClients.remove(name);
            return null;
        });
    }

    /**
     * Has a client that lives here carry out an operation. Operations of one client wait for each other.
     *
     * @return the outcome, on the loop's thread: attach nothing to it that blocks. {@link Outcome.Failed} if no such
     *     client lives here, or too many operations wait
     */
    public CompletionStage<Outcome> invoke(NodeId client, Operation operation) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        boolean taken = loop.submit(() -> {
            ClientPool line = askedClients.computeIfAbsent(client, this::lineOf);
            if (!line.invoke(settings.self().child("ask-" + client.name()), operation, outcome::complete)) {
                outcome.complete(new Outcome.Failed("too many operations wait for " + client.name()));
            }
        });
        if (!taken) {
            outcome.complete(new Outcome.Failed("the process has stopped"));
        }
        return outcome;
    }

    /** Changes what is wrong with the link to one process, or to {@link LinkFaults#ALL}. */
    public void link(String process, UnaryOperator<LinkFault> change) {
        call(() -> {
            router.faults().change(process, change);
            return null;
        });
    }

    /** Completes when the process has closed, exceptionally if it stopped because a handler or the disk failed. */
    public CompletionStage<Void> termination() {
        return termination;
    }

    /** What {@code /state} tells. */
    public Map<String, Object> state() {
        return call(() -> StateReport.of(loop, router, port));
    }

    /** Stops at once and releases port, connections and disk. What was not forced is lost, as in a crash. */
    @Override
    public void close() {
        if (!group.isShuttingDown()) {
            call(() -> {
                shut();
                return null;
            });
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        termination.complete(null);
    }

    private void shut() {
        loop.stop();
        port.close();
        router.close();
        try {
            settings.disk().close();
        } catch (IOException e) {
            LOG.warn("{}: the disk did not close: {}", settings.self(), e.getMessage());
        }
    }

    /** A handler or the disk failed, on the loop's thread: nothing that was not forced may leave any more. */
    private void failStop(Throwable failure) {
        shut();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        termination.completeExceptionally(failure);
        settings.onFailure().accept(failure);
    }

    private ClientPool lineOf(NodeId client) {
        return new ClientPool(loop, 1, settings.limits().waitingOperations(), k -> client);
    }

    private <T> T call(Callable<T> task) {
        if (thread.inEventLoop()) {
            throw new IllegalStateException("not to be called from the loop's own thread");
        }
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
