package org.jsyslab.clientserver.sockets;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The same server with Netty: one thread, the event loop, serves all connections.
 *
 * <p>Lesson: a connection costs a few objects instead of a thread, because nobody waits; so nobody may wait on the loop
 * either, and slow requests go to a pool of {@value #WORKERS} threads. Its queue is bounded by the connections, each of
 * which has one request at a time. What happens on a connection is in {@link ServiceHandler}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close or end of output leaves nothing to do
public final class NettyServer implements Server {
    private static final int WORKERS = 16;

    private final ServerOptions options;
    private final Service service;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("event-loop", true), NioIoHandler.newFactory());
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, new DefaultThreadFactory("worker", true));
    private final ChannelGroup connections = new DefaultChannelGroup(loop.next());
    private final ChannelGroup refused = new DefaultChannelGroup(loop.next());
    private Channel listener;

    private NettyServer(ServerOptions options, Service service) {
        this.options = options;
        this.service = new SafeService(service);
    }

    /** Starts a server; an {@link IOException} when it cannot listen there. */
    public static NettyServer start(ServerOptions options, Service service) throws IOException {
        NettyServer server = new NettyServer(options, service);
        ChannelFuture bound = new ServerBootstrap()
                .group(server.loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(server.new Admission())
                .bind(options.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            server.loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        server.listener = bound.channel();
        return server;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public int connections() {
        return connections.size();
    }

    /** Gives each connection its pipeline: bytes enter at the top and become requests at the bottom. */
    private final class Admission extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            if (connections.size() < options.maxConnections()) {
                connections.add(channel);
                serve(channel);
            } else if (refused.size() < MAX_REFUSALS) {
                refused.add(channel);
                Frames.addTo(channel.pipeline());
                channel.pipeline().addLast(new RefusalHandler(options.fullMessage()));
            } else {
                channel.close();
            }
        }

        private void serve(SocketChannel channel) {
            long patience = options.patience().toMillis();
            // Below the frames, so that "idle" means no complete request, however many bytes dribble in.
            IdleStateHandler idle = new IdleStateHandler(0, 0, patience, TimeUnit.MILLISECONDS);
            Frames.addTo(channel.pipeline());
            channel.pipeline()
                    .addLast(new WriteTimeoutHandler(patience, TimeUnit.MILLISECONDS))
                    .addLast(idle)
                    .addLast(new ServiceHandler(service, workers, options));
        }
    }

    @Override
    public void stop(Duration deadline) {
        listener.close().awaitUninterruptibly();
        for (Channel connection : connections) {
            connection.pipeline().fireUserEventTriggered(ServiceHandler.Stop.STOP);
        }
        connections.newCloseFuture().awaitUninterruptibly(deadline.toMillis());
        connections.close().awaitUninterruptibly();
        refused.close().awaitUninterruptibly();
        workers.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
