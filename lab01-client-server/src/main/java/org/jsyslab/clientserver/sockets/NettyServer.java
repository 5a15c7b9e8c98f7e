package org.jsyslab.clientserver.sockets;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The same server with Netty: one thread, the event loop, serves all connections.
 *
 * <p>Lesson: a connection costs a few objects instead of a thread, because nobody waits; so nobody may wait on the loop
 * either, and slow requests go to a pool of {@value #WORKERS} threads. Its queue is bounded by the connections, each of
 * which has one request at a time. The loop is in {@link EventLoopPort}, what happens on a connection in
 * {@link ServiceHandler}.
 */
public final class NettyServer implements Server {
    private static final int WORKERS = 16;

    private final EventLoopPort port;
    private final ExecutorService workers;

    private NettyServer(EventLoopPort port, ExecutorService workers) {
        this.port = port;
        this.workers = workers;
    }

    /** Starts a server; an {@link IOException} when it cannot listen there. */
    public static NettyServer start(ServerOptions options, Service service) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, new DefaultThreadFactory("worker", true));
        Service safe = new SafeService(service);
        EventLoopPort port = EventLoopPort.open(options, channel -> serve(channel, safe, workers, options));
        return new NettyServer(port, workers);
    }

    private static void serve(SocketChannel channel, Service service, ExecutorService workers, ServerOptions options) {
        long patience = options.patience().toMillis();
        channel.pipeline()
                .addLast(new WriteTimeoutHandler(patience, TimeUnit.MILLISECONDS))
                // After the frames, so that "idle" means no complete request, however many bytes dribble in.
                .addLast(new IdleStateHandler(0, 0, patience, TimeUnit.MILLISECONDS))
                .addLast(new ServiceHandler(service, workers, options));
    }

    @Override
    public int port() {
        return port.number();
    }

    @Override
    public int connections() {
        return port.connections();
    }

    @Override
    public void stop(Duration deadline) {
        port.close(ServiceHandler.Stop.STOP, deadline);
        workers.shutdownNow();
    }
}
