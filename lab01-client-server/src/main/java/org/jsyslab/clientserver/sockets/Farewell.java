package org.jsyslab.clientserver.sockets;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * How a Netty connection ends politely: the last word, the end of our output, then the rest of the client's input read
 * and forgotten, and the close.
 *
 * <p>Lesson: see {@link Server#LINGER}. The handler that calls this must drop what it still receives.
 */
public final class Farewell {
    private Farewell() {}

    /** Sends a last message and ends the connection. */
    public static void say(ChannelHandlerContext context, String lastWord) {
        context.writeAndFlush(lastWord).addListener(written -> bow(context));
    }

    /** Ends the connection. */
    public static void bow(ChannelHandlerContext context) {
        ((SocketChannel) context.channel()).shutdownOutput();
        context.channel().config().setAutoRead(true);
        context.executor().schedule(() -> context.close(), Server.LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }
}
