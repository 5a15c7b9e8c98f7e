package org.jsyslab.clientserver.sockets.chat;

import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsyslab.clientserver.sockets.EventLoopPort;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerOptions;

/**
 * A room for all who connect, on one event loop. A member may be silent as long as it likes once it has told its name.
 */
public final class ChatServer implements Server {
    /** Below the first a member that talked is read again; above the second one that does not listen is closed. */
    private static final WriteBufferWaterMark UNHEARD = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    private final EventLoopPort port;

    private ChatServer(EventLoopPort port) {
        this.port = port;
    }

    /** Opens a room; an {@link IOException} when it cannot listen there. */
    public static ChatServer start(ServerOptions options) throws IOException {
        ChatRoom room = new ChatRoom();
        return new ChatServer(EventLoopPort.open(options, channel -> welcome(channel, room, options)));
    }

    private static void welcome(SocketChannel channel, ChatRoom room, ServerOptions options) {
        // So that a member that has said its last line still hears what was said before it left.
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setWriteBufferWaterMark(UNHEARD);
        channel.pipeline().addLast(new WriteTimeoutHandler(options.patience().toMillis(), TimeUnit.MILLISECONDS));
        channel.pipeline().addLast(new ChatHandler(room, options.patience()));
    }

    @Override
    public int port() {
        return port.number();
    }

    /** How many are connected. */
    @Override
    public int connections() {
        return port.connections();
    }

    /** Tells all members that the room closes. */
    @Override
    public void stop(Duration deadline) {
        port.close(ChatHandler.Closing.CLOSING, deadline);
    }
}
