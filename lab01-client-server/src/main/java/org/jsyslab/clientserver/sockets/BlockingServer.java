package org.jsyslab.clientserver.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server with plain {@code java.net}: one thread accepts, and each connection has a thread of its own.
 *
 * <p>Lesson: threads are the bound. Each connection holds one even while its client says nothing, so their number is
 * limited and a silent client is sent away. What happens on a connection is in {@link BlockingConnection}.
 */
public final class BlockingServer implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingServer.class);
    private static final int BACKLOG = 128;
    private static final long PAUSE_AFTER_FAILED_ACCEPT_MILLIS = 100;

    /** What a connection's thread does: serve the client, or refuse it. */
    private interface Life {
        void live() throws IOException;
    }

    private final ServerOptions options;
    private final Service service;
    private final ServerSocket listener;
    private final DeadlineWatch watch;
    private final Thread acceptor;
    private final Map<BlockingConnection, Thread> connections = new ConcurrentHashMap<>();
    private final Map<BlockingConnection, Thread> refused = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private BlockingServer(ServerOptions options, Service service, ServerSocket listener) {
        this.options = options;
        this.service = new SafeService(service);
        this.listener = listener;
        this.watch = DeadlineWatch.start("deadlines-" + listener.getLocalPort());
        this.acceptor = new Thread(this::acceptAll, "accept-" + listener.getLocalPort());
    }

    /** Starts a server; an {@link IOException} when it cannot listen there. */
    public static BlockingServer start(ServerOptions options, Service service) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(options.address(), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        BlockingServer server = new BlockingServer(options, service, listener);
        server.acceptor.setDaemon(true);
        server.acceptor.start();
        return server;
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public int connections() {
        return connections.size();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                pauseAfter(e);
            }
        }
    }

    /**
     * An accept that fails while we serve means that the system is short of something; trying at once would only spin.
     */
    private void pauseAfter(IOException failure) {
        if (listener.isClosed()) {
            return;
        }
        LOG.warn("cannot accept a connection: {}", failure.getMessage());
        try {
            boolean unused = stopping.await(PAUSE_AFTER_FAILED_ACCEPT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Socket socket) throws IOException {
        FramedSocket framed;
        try {
            framed = new FramedSocket(socket, options.patience());
        } catch (IOException e) {
            LOG.debug("a client left before it was served: {}", e.getMessage());
            socket.close();
            return;
        }
        watch.add(framed);
        BlockingConnection connection = new BlockingConnection(framed, service, options);
        if (connections.size() < options.maxConnections()) {
            launch(connection, connections, connection::serve);
        } else if (refused.size() < MAX_REFUSALS) {
            launch(connection, refused, connection::refuse);
        } else {
            connection.close();
        }
    }

    private static void launch(BlockingConnection connection, Map<BlockingConnection, Thread> group, Life life)
            throws IOException {
        Thread thread = new Thread(() -> run(connection, group, life), "connection-" + connection);
        thread.setDaemon(true);
        group.put(connection, thread);
        try {
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) { // the system's bound, which may be lower than ours
            group.remove(connection);
            connection.close();
            LOG.warn("no thread for one more connection: {}", noMoreThreads.getMessage());
        }
    }

    private static void run(BlockingConnection connection, Map<BlockingConnection, Thread> group, Life life) {
        try (connection) {
            life.live();
        } catch (IOException e) {
            LOG.debug("the connection of {} ended: {}", connection, e.getMessage());
        } finally {
            group.remove(connection);
        }
    }

    @Override
    public void stop(Duration deadline) {
        long giveUpAt = System.nanoTime() + deadline.toNanos();
        stopping.countDown();
        quietly(listener);
        try {
            joinUntil(giveUpAt, acceptor);
            for (BlockingConnection connection : connections.keySet()) {
                finish(connection);
            }
            joinUntil(giveUpAt, connections.values().toArray(Thread[]::new));
            joinUntil(giveUpAt, refused.values().toArray(Thread[]::new));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endByForce(connections);
        endByForce(refused);
        watch.close();
    }

    private static void finish(BlockingConnection connection) {
        try {
            connection.finish();
        } catch (IOException e) {
            LOG.debug("{} was gone already: {}", connection, e.getMessage());
        }
    }

    private static void joinUntil(long giveUpAt, Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Math.max(1, (giveUpAt - System.nanoTime()) / 1_000_000));
        }
    }

    private static void endByForce(Map<BlockingConnection, Thread> group) {
        group.forEach((connection, thread) -> {
            quietly(connection);
            thread.interrupt();
        });
    }

    private static void quietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.debug("closing {}", resource, e);
        }
    }
}
