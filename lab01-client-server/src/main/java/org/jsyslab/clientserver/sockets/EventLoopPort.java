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
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A listening port with an event loop of its own: one thread that accepts connections and does all their reading and
 * writing. Admits connections up to the bound and tells the others that the server is full.
 *
 * <p>Connections read only when a handler asks for it ({@code AUTO_READ} is off): that is where back-pressure begins.
 */
public final class EventLoopPort {
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("event-loop", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(loop.next());
    private final ChannelGroup refused = new DefaultChannelGroup(loop.next());
    private Channel listener;

    private EventLoopPort() {}

    /**
     * Listens; an {@link IOException} when that cannot be.
     *
     * @param serve adds the handlers to the pipeline of an admitted connection, which has the {@link Frames} already
     */
    public static EventLoopPort open(ServerOptions options, Consumer<SocketChannel> serve) throws IOException {
        EventLoopPort port = new EventLoopPort();
        ChannelFuture bound = new ServerBootstrap()
                .group(port.loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(port.new Admission(options, serve))
                .bind(options.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            port.loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        port.listener = bound.channel();
        return port;
    }

    /** The number of the port. */
    public int number() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** The connections admitted and not yet closed. */
    public int connections() {
        return connections.size();
    }

    /**
     * Accepts no more, sends an event down the pipeline of each connection, which is to end it, and closes what is left
     * after the deadline.
     */
    public void close(Object farewell, Duration deadline) {
        listener.close().awaitUninterruptibly();
        for (Channel connection : connections) {
            connection.pipeline().fireUserEventTriggered(farewell);
        }
        connections.newCloseFuture().awaitUninterruptibly(deadline.toMillis());
        connections.close().awaitUninterruptibly();
        refused.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /**
     * Gives each connection its pipeline: bytes enter at the top, messages reach the bottom. Runs on the event loop.
     */
    private final class Admission extends ChannelInitializer<SocketChannel> {
        private final ServerOptions options;
        private final Consumer<SocketChannel> serve;

        Admission(ServerOptions options, Consumer<SocketChannel> serve) {
            this.options = options;
            this.serve = serve;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            Frames.addTo(channel.pipeline());
            if (connections.size() < options.maxConnections()) {
                connections.add(channel);
                serve.accept(channel);
            } else if (refused.size() < Server.MAX_REFUSALS) {
                refused.add(channel);
                channel.pipeline().addLast(new RefusalHandler(options.fullMessage()));
            } else {
                channel.close();
            }
        }
    }
}
