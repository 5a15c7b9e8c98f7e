package org.jsyslab.common.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Map;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Complaints;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;
import org.jsyslab.common.runtime.loop.ClientPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets HTTP/1.1 clients in. A request passes the gate at its head, which refuses foreign hosts and origins before a
 * body is read; then its body is collected up to a limit; then its route is taken. A route that streams bulk data would
 * branch off at the gate.
 */
public final class HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final NodeId process;
    private final Limits limits;
    private final ClientPool clients;
    private final HeadCheck heads;
    private final Routes routes;
    private final TraceFeed trace;
    private final Complaints complaints = new Complaints(LOG);
    private int connections;

    /**
     * The door of one process.
     *
     * @param boundName what the process was told to bind, which requests may name as their host
     */
    public HttpDoor(
            NodeId process, Limits limits, ClientPool clients, String boundName, List<Route> routes, TraceFeed trace) {
        this.process = process;
        this.limits = limits;
        this.clients = clients;
        this.heads = new HeadCheck(new OriginCheck(boundName), limits.bodyBytes());
        this.routes = new Routes(routes);
        this.trace = trace;
    }

    /** Makes a channel a connection for HTTP. */
    public void accept(Channel channel, Patience patience) {
        NodeId name = process.child("http-" + ++connections);
        HttpTurns turns = new HttpTurns(channel, name, routes, clients, trace);
        channel.pipeline()
                .addLast(
                        new Arrival(patience),
                        new HttpServerCodec(HeadCheck.decoder()),
                        new Gate(turns),
                        new Collector(turns),
                        new Collected(turns, patience));
    }

    /** Sees the bytes before they make a request, so that a head that never ends is noticed. */
    private static final class Arrival extends ChannelInboundHandlerAdapter {
        private final Patience patience;

        Arrival(Patience patience) {
            this.patience = patience;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            patience.more(((ByteBuf) bytes).readableBytes());
            context.fireChannelRead(bytes);
        }
    }

    /** Looks at the head of each request. */
    private final class Gate extends ChannelInboundHandlerAdapter {
        private final HttpTurns turns;

        Gate(HttpTurns turns) {
            this.turns = turns;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (turns.isClosing()) {
                ReferenceCountUtil.release(part);
                return;
            }
            if (part instanceof HttpRequest request && !passes(request, context)) {
                ReferenceCountUtil.release(part);
                return;
            }
            context.fireChannelRead(part);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            turns.proceed();
            context.fireChannelWritabilityChanged();
        }

        private boolean passes(HttpRequest request, ChannelHandlerContext context) {
            Refusal refusal = heads.refusal(request, context.channel().localAddress());
            if (refusal != null) {
                refuse(turns, refusal);
            }
            return refusal == null;
        }
    }

    /** Puts the parts of a request together. */
    private final class Collector extends HttpObjectAggregator {
        private final HttpTurns turns;

        Collector(HttpTurns turns) {
            super(limits.bodyBytes(), true);
            this.turns = turns;
        }

        /** The body came in chunks: nothing announced how long it is. */
        @Override
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage begun) {
            refuse(turns, HeadCheck.tooLong(limits.bodyBytes()));
        }
    }

    private void refuse(HttpTurns turns, Refusal refusal) {
        String reason = Complaints.printable(refusal.reason());
        complaints.add("from " + turns.name() + ": " + reason);
        turns.refuse(new Refusal(refusal.status(), reason));
    }

    /** Takes whole requests. */
    private final class Collected extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final HttpTurns turns;
        private final Patience patience;

        Collected(HttpTurns turns, Patience patience) {
            this.turns = turns;
            this.patience = patience;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            patience.whole();
            if (request.decoderResult().isFailure()) {
                refuse(turns, new Refusal(400, "the body is not HTTP: its chunks are damaged"));
                return;
            }
            QueryStringDecoder uri = new QueryStringDecoder(request.uri());
            String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
            Bytes body = Bytes.of(ByteBufUtil.getBytes(request.content()));
            HttpCall call =
                    new HttpCall(request.method().name(), uri.path(), Map.of(), uri.parameters(), authorization, body);
            turns.add(call, HttpUtil.isKeepAlive(request));
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            turns.endOfRead();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            complaints.add(turns.name() + " is closed: " + cause);
            context.close();
        }
    }
}
