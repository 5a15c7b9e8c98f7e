package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.LastWords;

/** One open connection by which messages come and go, in the form that its other end speaks. */
final class Connection implements Link {
    private final Channel channel;
    private final NodeId name;
    private final boolean dialled;
    private final WireForms wire;
    /** The process at the other end, if it is one that listens. */
    private String process;

    private Form form;
    private boolean unflushed;
    private long writtenBytes;

    /**
     * A connection.
     *
     * @param name stands for whoever types a message without a source
     * @param process the process that we dialled, or null if the other end dialled us
     */
    Connection(Channel channel, NodeId name, String process, WireForms wire) {
        this.channel = channel;
        this.name = name;
        this.dialled = process != null;
        this.process = process;
        this.wire = wire;
        this.form = wire.dialled();
    }

    NodeId name() {
        return name;
    }

    @Override
    public String process() {
        return process;
    }

    /** Whether this process opened it. */
    boolean isDialled() {
        return dialled;
    }

    /** The other end says that it is a process that listens. */
    void introduce(String listening) {
        if (!dialled) {
            process = listening;
        }
    }

    /** Whether the other end speaks for a node of another process: then its message has been relayed once. */
    boolean relays(NodeId source) {
        return process != null && !process.equals(source.process());
    }

    /** Queues the line by which a process that listens introduces itself. */
    void sayHello(NodeId self) {
        ByteBuf line = channel.alloc().buffer();
        ControlLine.HELLO.write(self.process(), line);
        write(line);
    }

    /** Bytes that wait for the other end to read. */
    long queuedBytes() {
        return channel.isActive() ? channel.unsafe().outboundBuffer().totalPendingWriteBytes() : 0;
    }

    /** Bytes of the frames queued so far. */
    long writtenBytes() {
        return writtenBytes;
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
        writtenBytes += frame.readableBytes();
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
    void complain(String error) {
        if (channel.isWritable()) {
            channel.writeAndFlush(complaint(error), channel.voidPromise());
        }
    }

    /** Tells the other end what is wrong, and that nothing more will be read. */
    void hangUp(String error) {
        LastWords.say(channel, complaint(error));
    }

    private ByteBuf complaint(String error) {
        ByteBuf line = channel.alloc().buffer();
        ControlLine.ERROR.write(error, line);
        return line;
    }

    /** Closes the connection. */
    void close() {
        channel.close();
    }

    /** The other end, for people. */
    String other() {
        return process == null ? name.name() : process;
    }

    @Override
    public String toString() {
        return other() + " at " + channel.remoteAddress();
    }
}
