package org.jsyslab.common.runtime.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.codec.MalformedMessageException;

/** Reads messages from one connection, in whichever form each comes, and fills in what a hand-typed line leaves out. */
final class MessageDoor extends SimpleChannelInboundHandler<Frame> {
    private final Router router;
    private final WireForms wire;
    private final String dialled;
    private Connection connection;

    MessageDoor(Router router, WireForms wire, String dialled) {
        this.router = router;
        this.wire = wire;
        this.dialled = dialled;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = new Connection(context.channel(), router.nameConnection(), dialled, wire);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        router.forget(connection);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Frame frame) {
        if (frame instanceof Frame.Whole whole) {
            read(whole);
        } else if (frame instanceof Frame.Broken broken) {
            if (broken.fatal()) {
                router.hangUp(connection, broken.reason());
            } else {
                router.reject(connection, broken.reason());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        router.failed(connection, cause);
        context.close();
    }

    private void read(Frame.Whole frame) {
        ControlLine control = frame.form() == Form.JSON ? ControlLine.of(frame.content()) : null;
        if (control == ControlLine.ERROR) {
            router.heardError(connection, control.text(frame.content()));
            return;
        } else if (control == ControlLine.HELLO) {
            connection.introduce(control.text(frame.content()));
            return;
        }
        Envelope envelope;
        try {
            envelope = completed(wire.read(frame.content(), frame.form()));
        } catch (MalformedMessageException e) {
            router.reject(connection, e.getMessage());
            return;
        }
        if (!connection.isDialled()) {
            connection.hears(frame.form());
        }
        wire.log("from", connection.other(), envelope);
        router.received(connection, envelope);
    }

    /**
     * A line typed by hand has no source (it is the connection) and perhaps no destination (it is this process's node).
     */
    private Envelope completed(Envelope typed) {
        if (typed.src() != null && typed.dest() != null) {
            return typed;
        }
        return new Envelope(
                typed.id(),
                typed.src() == null ? connection.name() : typed.src(),
                typed.dest() == null ? router.main() : typed.dest(),
                typed.clock(),
                typed.op(),
                typed.body());
    }
}
