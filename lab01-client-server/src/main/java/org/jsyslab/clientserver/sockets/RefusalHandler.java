package org.jsyslab.clientserver.sockets;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells a client above the bound so, and drops whatever it says. */
final class RefusalHandler extends ChannelInboundHandlerAdapter {
    private final String refusal;

    RefusalHandler(String refusal) {
        this.refusal = refusal;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Farewell.say(context, refusal);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // Strings, which need no release.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        var unused = context.close();
    }
}
