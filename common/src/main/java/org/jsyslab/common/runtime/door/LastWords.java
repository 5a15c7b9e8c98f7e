package org.jsyslab.common.runtime.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that the other end hears why. To close it at once while bytes still come would make TCP reset
 * it, and a reset overtakes the answer. So this end says that it has finished, drops what still comes, and closes when
 * the other end does, or soon.
 */
public final class LastWords extends ChannelInboundHandlerAdapter {
    /** So long the other end may take to notice. */
    static final long MILLIS = 1_000;

    private LastWords() {}

    /** Writes a message, the last one; nothing is read any more. Called on the channel's own thread. */
    public static void say(Channel channel, Object message) {
        channel.pipeline().addFirst(new LastWords());
        channel.config().setAutoRead(true);
        channel.writeAndFlush(message).addListener(future -> said(channel, future.isSuccess()));
    }

    private static void said(Channel channel, boolean written) {
        if (written && channel instanceof DuplexChannel socket && !socket.isInputShutdown()) {
            socket.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ReferenceCountUtil.release(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // nobody behind this handler has read anything
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }
}
