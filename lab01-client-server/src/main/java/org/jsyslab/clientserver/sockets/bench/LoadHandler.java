package org.jsyslab.clientserver.sockets.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.jsyslab.clientserver.sockets.Frame;

/** One connection of the load. An echo's reply has the bytes of its request, so comparing them takes no decoder. */
final class LoadHandler extends SimpleChannelInboundHandler<ByteBuf> {
    /** The events that begin and end the load. */
    enum Signal {
        BEGIN,
        END
    }

    private final ByteBuf request;
    private final Histogram nanos;
    private final CompletableFuture<?> failure;
    /** Bytes of the reply that have come. */
    private int received;

    private long sentAt;
    private boolean ended;

    LoadHandler(byte[] request, Histogram nanos, CompletableFuture<?> failure) {
        this.request = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(request));
        this.nanos = nanos;
        this.failure = failure;
    }

    /** The frame of a text of {@code size} characters. */
    static byte[] request(int size) throws IOException {
        return Frame.encode("x".repeat(size));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Signal.BEGIN) {
            send(context);
        }
        ended = event == Signal.END;
    }

    private void send(ChannelHandlerContext context) {
        received = 0;
        sentAt = System.nanoTime();
        var unused = context.writeAndFlush(request.duplicate(), context.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) throws IOException {
        int count = bytes.readableBytes();
        if (received + count > request.readableBytes() || !matches(bytes, count)) {
            throw new IOException("a reply that is not the request's echo");
        }
        received += count;
        if (received == request.readableBytes()) {
            nanos.recordValue(Math.min(System.nanoTime() - sentAt, nanos.getHighestTrackableValue()));
            send(context);
        }
    }

    private boolean matches(ByteBuf bytes, int count) {
        return ByteBufUtil.equals(request, received, bytes, bytes.readerIndex(), count);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!ended) {
            failure.completeExceptionally(new IOException("the server closed a connection"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
        failure.completeExceptionally(thrown);
        var unused = context.close();
    }
}
