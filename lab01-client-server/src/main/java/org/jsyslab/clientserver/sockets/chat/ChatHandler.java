package org.jsyslab.clientserver.sockets.chat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsyslab.clientserver.sockets.Farewell;
import org.jsyslab.clientserver.sockets.FrameException;
import org.jsyslab.clientserver.sockets.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member's connection: its first message is the name, each later one a line.
 *
 * <p>Lesson: two kinds of back-pressure. A member that talks faster than it listens is read no further until it has
 * caught up. One that does not listen to the <em>others</em> cannot be slowed down, and the room must not wait for it:
 * when its output buffer is full it is shown the door.
 */
final class ChatHandler extends ChannelInboundHandlerAdapter implements ChatRoom.Member {
    /** The event that closes the room. */
    enum Closing {
        CLOSING
    }

    private static final Logger LOG = LoggerFactory.getLogger(ChatHandler.class);

    private final ChatRoom room;
    private final Duration patience;
    private ChannelHandlerContext context;
    /** Null until the member has joined, and when it has left. */
    private String name;
    /** The line being said is this member's own. */
    private boolean speaking;
    /** Nothing that comes is heard any more. */
    private boolean finished;

    ChatHandler(ChatRoom room, Duration patience) {
        this.room = room;
        this.patience = patience;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        var unused = context.executor().schedule(this::expectName, patience.toMillis(), TimeUnit.MILLISECONDS);
        context.read();
    }

    private void expectName() {
        if (name == null && !finished) {
            finish(Service.ERROR + "no name within " + patience.toMillis() + " ms");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext same, Object message) {
        if (finished) {
            return;
        }
        if (message instanceof FrameException refusal) {
            finish(Service.ERROR + refusal.getMessage());
        } else if (name == null) {
            join((String) message);
        } else {
            speaking = true;
            room.say(name, (String) message);
            speaking = false;
        }
    }

    private void join(String wanted) {
        try {
            speaking = true;
            room.join(wanted, this);
            name = wanted;
        } catch (IllegalArgumentException e) {
            finish(Service.ERROR + e.getMessage());
        } finally {
            speaking = false;
        }
    }

    @Override
    public void hear(String line) {
        if (finished) {
            return;
        }
        if (speaking || context.channel().isWritable()) {
            var unused = context.writeAndFlush(line, context.voidPromise());
        } else {
            LOG.warn("{} does not listen and is shown the door", name);
            var unused = context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext same) {
        readOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext same) {
        readOn();
    }

    private void readOn() {
        if (context.channel().isWritable()) {
            context.read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext same, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            leave();
            // Behind everything the member has yet to hear.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else if (event == Closing.CLOSING && !finished) {
            finish("* the room closes");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext same) {
        leave();
    }

    private void leave() {
        finished = true;
        if (name != null) {
            room.leave(name);
            // Once only: somebody else may have the name by the time this connection closes.
            name = null;
        }
    }

    private void finish(String lastWord) {
        finished = true;
        Farewell.say(context, lastWord);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext same, Throwable failure) {
        LOG.debug("the connection of {} ended: {}", name, failure.toString());
        var unused = context.close();
    }
}
