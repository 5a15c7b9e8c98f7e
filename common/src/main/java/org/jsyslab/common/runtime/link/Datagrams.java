package org.jsyslab.common.runtime.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.codec.MalformedMessageException;
import org.jsyslab.common.node.Message;

/**
 * The way of those messages whose loss is part of the lesson: each is one UDP datagram with the JSON of its line, to
 * the port number at which the receiver's process listens. Nothing is sent again, put in order, or confirmed, and
 * nobody is told what was lost.
 */
final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
    /** What fits into one datagram over IPv4. */
    static final int MAX_BYTES = 65_507;

    private final Set<Class<? extends Message>> types;
    private final WireForms wire;
    private final Router router;
    private Channel channel;
    private boolean unflushed;

    /** For messages of these types; for none if there are no types. */
    Datagrams(Set<Class<? extends Message>> types, WireForms wire, Router router) {
        this.types = Set.copyOf(types);
        this.wire = wire;
        this.router = router;
    }

    /** Opens the socket, unless there is nothing to send by it; not from the loop's thread. */
    void open(EventLoop thread, InetSocketAddress at) {
        if (types.isEmpty()) {
            return;
        }
        ChannelFuture bound = new Bootstrap()
                .group(thread)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_BYTES))
                .handler(this)
                .bind(at)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(
                    "cannot receive datagrams at " + at.getHostString() + ":" + at.getPort() + ": "
                            + bound.cause().getMessage(),
                    new IOException(bound.cause()));
        }
        channel = bound.channel();
    }

    /** Closes the socket. */
    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** Whether messages of this type go this way. */
    boolean carry(Message body) {
        return channel != null && types.contains(body.getClass());
    }

    /**
     * Queues one line.
     *
     * @param line released here
     * @return why it was lost; null if it was not
     */
    Loss send(ByteBuf line, InetSocketAddress remote) {
        Loss loss = obstacle(line, remote);
        if (loss == null) {
            channel.write(new DatagramPacket(line, remote), channel.voidPromise());
            unflushed = true;
        } else {
            line.release();
        }
        return loss;
    }

    private Loss obstacle(ByteBuf line, InetSocketAddress remote) {
        if (remote.isUnresolved()) {
            return Loss.UNREACHABLE;
        } else if (line.readableBytes() > MAX_BYTES) {
            return Loss.TOO_LONG;
        }
        return channel.isWritable() ? null : Loss.OVERFLOW;
    }

    /** Lets everything queued leave. */
    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        Envelope envelope;
        try {
            envelope = wire.read(withoutLineEnd(packet.content()), Form.JSON);
        } catch (MalformedMessageException e) {
            router.ignore(packet.sender(), e.getMessage());
            return;
        }
        if (envelope.src() == null || envelope.dest() == null) {
            router.ignore(packet.sender(), "a datagram says from whom and to whom it is: src and dest are missing");
        } else {
            wire.log("from", envelope.src().process(), envelope);
            router.receivedAlone(packet.sender(), envelope);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        router.ignore(null, "the socket for datagrams: " + cause);
    }

    private static ByteBuf withoutLineEnd(ByteBuf content) {
        int length = content.readableBytes();
        while (length > 0 && content.getByte(content.readerIndex() + length - 1) <= ' ') {
            length--;
        }
        return content.slice(content.readerIndex(), length);
    }
}
