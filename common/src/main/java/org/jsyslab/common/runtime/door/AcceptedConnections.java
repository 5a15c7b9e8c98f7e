package org.jsyslab.common.runtime.door;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that others opened to this process: counted, watched, and closed when they overstay. */
public final class AcceptedConnections {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnections.class);
    private final Limits limits;
    private final Unfinished unfinished;
    private final Map<Channel, Patience> open = new HashMap<>();
    private final Complaints complaints = new Complaints(LOG);

    /** No connections yet. */
    public AcceptedConnections(Limits limits) {
        this.limits = limits;
        this.unfinished = new Unfinished(limits.unfinishedBytes());
    }

    /**
     * Takes in a new connection, or turns it away because there are too many.
     *
     * @return its patience, or null if it was turned away
     */
    public Patience admit(Channel channel) {
        if (open.size() >= limits.connections()) {
            complaints.add("turned away " + channel.remoteAddress() + ": " + open.size() + " connections are open");
            closeWith(channel, "too many connections");
            return null;
        }
        Patience patience = new Patience(unfinished);
        open.put(channel, patience);
        channel.pipeline().addFirst(new Watch(patience));
        channel.closeFuture().addListener(closed -> {
            open.remove(channel);
            patience.whole();
        });
        return patience;
    }

    /** Number of open connections. */
    public int size() {
        return open.size();
    }

    /** Closes the connections that are silent or unfinished for too long; to be called from time to time. */
    public void sweep() {
        List.copyOf(open.entrySet()).forEach(entry -> {
            Channel channel = entry.getKey();
            if (entry.getValue().isStalled(limits.stall())) {
                complaints.add(channel.remoteAddress() + " did not finish a request: closed");
                channel.close();
            } else if (entry.getValue().isIdle(limits.idle())) {
                LOG.debug("{} was idle: closed", channel.remoteAddress());
                channel.close();
            }
        });
    }

    /** Closes all connections. */
    public void close() {
        List.copyOf(open.keySet()).forEach(Channel::close);
    }

    private static void closeWith(ChannelOutboundInvoker out, String reason) {
        byte[] error = ("{\"error\":\"" + reason + "\"}\n").getBytes(StandardCharsets.UTF_8);
        out.writeAndFlush(Unpooled.wrappedBuffer(error)).addListener(ChannelFutureListener.CLOSE);
    }

    private final class Watch extends ChannelDuplexHandler {
        private final Patience patience;

        Watch(Patience patience) {
            this.patience = patience;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            patience.active();
            context.fireChannelRead(bytes);
        }

        /**
         * By now the decoders know what they hold. Requests that came whole cost nothing here, and are never refused.
         */
        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.fireChannelReadComplete();
            if (patience.asksTooMuch() && context.channel().isActive()) {
                complaints.add(context.channel().remoteAddress() + " is closed: over " + limits.unfinishedBytes()
                        + " bytes of unfinished requests wait in this process");
                patience.whole();
                context.channel().config().setAutoRead(false);
                closeWith(context, "too many bytes of unfinished requests: send this later, or in smaller parts");
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
            patience.active();
            context.write(bytes, promise);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                // who half-closes (as nc -N does) still hears answers for so long
                context.executor().schedule(() -> context.close(), LastWords.MILLIS, TimeUnit.MILLISECONDS);
            }
            context.fireUserEventTriggered(event);
        }
    }
}
