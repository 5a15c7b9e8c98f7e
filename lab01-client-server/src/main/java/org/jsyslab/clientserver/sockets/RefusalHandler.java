package org.jsyslab.clientserver.sockets;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Tells a client above the bound so, and reads nothing of what it says. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close or end of output leaves nothing to do
final class RefusalHandler extends ChannelInboundHandlerAdapter {
    private final String refusal;

    RefusalHandler(String refusal) {
        this.refusal = refusal;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(refusal).addListener(written -> ServiceHandler.linger(context));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }
}
