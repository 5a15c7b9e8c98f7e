package org.jsyslab.common.runtime.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;

/** Opens connections to peers. */
final class Dialler {
    private static final int TIMEOUT_MILLIS = 1_000;

    private final EventLoop thread;
    private final WireForms wire;
    private final Limits limits;
    private final Router router;

    Dialler(EventLoop thread, WireForms wire, Limits limits, Router router) {
        this.thread = thread;
        this.wire = wire;
        this.limits = limits;
        this.router = router;
    }

    WireForms wire() {
        return wire;
    }

    int maxQueuedBytes() {
        return limits.queuedBytes();
    }

    /** Opens a connection to {@code process}, which listens at {@code address} ({@code host:port}). */
    ChannelFuture dial(String process, String address) {
        InetSocketAddress remote = socketAddress(address);
        return new Bootstrap()
                .group(thread)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TIMEOUT_MILLIS)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, highWater(limits))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new FrameDecoder(limits.messageBytes(), new Patience()),
                                        new MessageDoor(router, wire, process));
                    }
                })
                .connect(remote);
    }

    /** The first thing to say on a connection that was opened. */
    void greet(Connection opened) {
        router.greet(opened);
    }

    /** Of {@code host:port}, or {@code [host]:port}. */
    static InetSocketAddress socketAddress(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("^\\[|]$", "");
        return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
    }

    /** A queued message was lost because nobody answered. */
    void lost(Envelope envelope) {
        router.lose(envelope, envelope.dest(), Loss.UNREACHABLE);
    }

    /** Beyond the limit of queued bytes, a channel is not writable until half of them have left. */
    static WriteBufferWaterMark highWater(Limits limits) {
        return new WriteBufferWaterMark(limits.queuedBytes() / 2, limits.queuedBytes());
    }
}
