package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.NodeId;

/** One open connection by which messages come and go, in the form that its other end speaks. */
final class Connection implements Link {
    private final Channel channel;
    private final NodeId name;
    private final String dialled;
    private final WireForms wire;
    private Form form;
    private boolean unflushed;

    /**
     * A connection.
     *
     * @param name stands for whoever types a message without a source
     * @param dialled the process that we dialled, or null if the other end dialled us
     */
    Connection(Channel channel, NodeId name, String dialled, WireForms wire) {
        this.channel = channel;
        this.name = name;
        this.dialled = dialled;
        this.wire = wire;
        this.form = wire.dialled();
    }

    NodeId name() {
        return name;
    }

    /** Whether this process opened it. */
    boolean isDialled() {
        return dialled != null;
    }

    /** The process that this process dialled, or null. */
    String dialled() {
        return dialled;
    }

    /** Bytes that wait for the other end to read. */
    long queuedBytes() {
        return channel.isActive() ? channel.unsafe().outboundBuffer().totalPendingWriteBytes() : 0;
    }

    /** The other end speaks this form: answers take it too. */
    void hears(Form newForm) {
        form = newForm;
    }

    @Override
    public Loss send(Envelope envelope) {
        if (!channel.isActive()) {
            return Loss.UNREACHABLE;
        }
        if (!channel.isWritable()) {
            return Loss.OVERFLOW; // losing it here is what keeps a slow reader from filling our memory
        }
        wire.log("to", other(), envelope);
        write(wire.write(envelope, form, channel.alloc()));
        return null;
    }

    /** Queues one whole frame. */
    void write(ByteBuf frame) {
        channel.write(frame, channel.voidPromise());
        unflushed = true;
    }

    @Override
    public void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** Tells the other end what is wrong with what it sent: a JSON line, whatever it speaks. */
    void complain(String error, boolean thenClose) {
        ByteBuf line = channel.alloc().buffer();
        line.writeCharSequence(ErrorLine.of(error), StandardCharsets.UTF_8);
        if (thenClose) {
            channel.writeAndFlush(line).addListener(ChannelFutureListener.CLOSE);
        } else if (channel.isWritable()) {
            channel.writeAndFlush(line, channel.voidPromise());
        } else {
            line.release();
        }
    }

    /** Closes the connection. */
    void close() {
        channel.close();
    }

    /** The other end, for people. */
    String other() {
        return dialled == null ? name.name() : dialled;
    }

    @Override
    public String toString() {
        return other() + " at " + channel.remoteAddress();
    }
}
