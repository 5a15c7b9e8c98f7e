package org.jsyslab.clientserver.sockets;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jsyslab.common.grade.Exercise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of one connection in Netty: what {@link BlockingConnection} says in a loop, said in events.
 *
 * <p>Lessons: the event loop serves all connections, so a slow answer is computed elsewhere; and more is read from a
 * client only when its last reply has left, so one that does not read its replies is not read either. All methods run
 * on the event loop, so the fields need no lock.
 */
final class ServiceHandler extends ChannelInboundHandlerAdapter {
    /** The event that ends a connection after the reply that is owed. */
    enum Stop {
        STOP
    }

    private static final Logger LOG = LoggerFactory.getLogger(ServiceHandler.class);

    private final Service service;
    private final Executor workers;
    private final ServerOptions options;
    /** Requests that came in one read with others, and a refusal at their end: never more than one read brings. */
    private final Queue<Object> waiting = new ArrayDeque<>();
    /** More of what the last read brought is still to come. */
    private boolean reading;
    /** A request is being served whose reply has not left. */
    private boolean answering;
    /** No further request will be answered. */
    private boolean finishing;

    ServiceHandler(Service service, Executor workers, ServerOptions options) {
        this.service = service;
        this.workers = workers;
        this.options = options;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        if (!finishing) {
            waiting.add(message);
            serveNext(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        serveNext(context);
    }

    /** Serves what has been read; asks the network for more only when there is nothing left to do. */
    @Exercise(part = "A", hint = "Ask the network for more only when nothing is left to do: that is the back-pressure.")
    private void serveNext(ChannelHandlerContext context) {
        if (answering || finishing) {
            return;
        }
        Object message = waiting.poll();
        if (message instanceof FrameException refusal) {
            finish(context, Service.ERROR + refusal.getMessage());
        } else if (message instanceof String request) {
            answer(context, request);
        } else if (!reading) {
            context.read();
        }
    }

    @Exercise(part = "A", hint = "An event loop that computes serves nobody else.")
    private void answer(ChannelHandlerContext context, String request) {
        answering = true;
        if (service.isSlow(request)) {
            CompletableFuture.supplyAsync(() -> service.answer(request), workers)
                    .whenCompleteAsync((reply, failure) -> reply(context, reply, failure), context.executor());
        } else {
            reply(context, service.answer(request), null);
        }
    }

    private void reply(ChannelHandlerContext context, String reply, Throwable failure) {
        if (failure == null) {
            context.writeAndFlush(reply).addListener((ChannelFuture written) -> replied(context, written));
        } else {
            LOG.warn("no reply to {}", context.channel().remoteAddress(), failure);
            context.close();
        }
    }

    private void replied(ChannelHandlerContext context, ChannelFuture written) {
        answering = false;
        if (!written.isSuccess()) {
            context.close();
        } else if (finishing) {
            Farewell.bow(context);
        } else {
            serveNext(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Stop.STOP && !finishing) {
            finishing = true;
            if (!answering) {
                Farewell.bow(context);
            }
        } else if (event instanceof IdleStateEvent && !answering && !finishing) {
            finish(context, options.silentMessage());
        }
    }

    private void finish(ChannelHandlerContext context, String lastWord) {
        finishing = true;
        Farewell.say(context, lastWord);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        LOG.debug("the connection of {} ended: {}", context.channel().remoteAddress(), failure.toString());
        context.close();
    }
}
