package org.jsyslab.clientserver.sockets.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * A closed loop: each connection sends its next request when it has the reply to the last. One event loop drives all,
 * and neither encodes nor decodes while it measures, so that it costs less than the server it measures.
 */
final class Load implements AutoCloseable {
    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofMillis(10);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventExecutor loop = group.next();
    private final ChannelGroup connections = new DefaultChannelGroup(loop);
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    /** Touched on the event loop only, until a phase is over. */
    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);

    /** Connects; the requests are echoed texts of {@code size} characters. */
    static Load connect(int port, int count, int size) throws IOException {
        Load load = new Load();
        byte[] request = LoadHandler.request(size);
        Bootstrap bootstrap = new Bootstrap()
                .group(load.group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < count; i++) {
            LoadHandler handler = new LoadHandler(request, load.nanos, load.failure);
            ChannelFuture connected =
                    bootstrap.clone().handler(handler).connect().awaitUninterruptibly();
            if (!connected.isSuccess()) {
                load.close();
                throw new IOException("cannot connect: " + connected.cause().getMessage(), connected.cause());
            }
            load.connections.add(connected.channel());
        }
        return load;
    }

    /** Lets all connections send their first request. */
    void begin() {
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(LoadHandler.Signal.BEGIN));
    }

    /** What a phase gave: round-trip times in nanoseconds, its seconds, and the seconds the loop was busy. */
    record Phase(Histogram nanos, double seconds, double busySeconds) {}

    /** Measures for a while, and until something was answered; a failure of any connection fails the measurement. */
    Phase measure(Duration length) throws IOException, InterruptedException {
        long startedAt = System.nanoTime();
        long busyAtStart = get(CompletableFuture.supplyAsync(this::restart, loop), SLACK);
        CompletableFuture<Phase> phase = new CompletableFuture<>();
        endAfter(
                length,
                () -> phase.complete(new Phase(
                        nanos.copy(), (System.nanoTime() - startedAt) / 1e9, (threadCpuNanos() - busyAtStart) / 1e9)));
        return get(CompletableFuture.anyOf(phase, failure).thenApply(Phase.class::cast), length.plus(SLACK));
    }

    private void endAfter(Duration length, Runnable end) {
        Runnable endIfAnswered = () -> {
            if (nanos.getTotalCount() > 0) {
                end.run();
            } else {
                endAfter(RETRY, end);
            }
        };
        var unused = loop.schedule(endIfAnswered, length.toNanos(), TimeUnit.NANOSECONDS);
    }

    private long restart() {
        nanos.reset();
        return threadCpuNanos();
    }

    private static long threadCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static <T> T get(CompletableFuture<T> result, Duration longest) throws IOException, InterruptedException {
        try {
            return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the load failed: " + e, e);
        }
    }

    @Override
    public void close() {
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(LoadHandler.Signal.END));
        connections.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
