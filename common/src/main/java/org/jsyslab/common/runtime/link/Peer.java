package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.codec.Envelope;

/**
 * The connection that this process opens to another one, shared by all its nodes. Opened by the first message; after a
 * failure, by the first message that comes once the back-off is over. Messages in between are lost.
 */
final class Peer implements Link {
    private static final long FIRST_BACK_OFF = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LAST_BACK_OFF = TimeUnit.MILLISECONDS.toNanos(500);

    private record Waiting(Envelope envelope, ByteBuf frame) {}

    private final String process;
    private final Dialler dialler;
    private final Datagrams datagrams;
    private final Queue<Waiting> untilOpen = new ArrayDeque<>();
    private String address;

    /** The address, looked up once for the datagrams that go there; null before the first. */
    private InetSocketAddress remote;

    private Connection connection;
    private boolean dialling;
    private boolean closed;
    private long untilOpenBytes;
    private long backOff = FIRST_BACK_OFF;
    private long notBefore = System.nanoTime();
    private long sent;

    /** What the connections that have closed had been given, and what went as datagrams. */
    private long earlierBytes;

    Peer(String process, String address, Dialler dialler, Datagrams datagrams) {
        this.process = process;
        this.address = address;
        this.dialler = dialler;
        this.datagrams = datagrams;
    }

    @Override
    public String process() {
        return process;
    }

    /** Where it is dialled next time. */
    void moveTo(String newAddress) {
        if (!newAddress.equals(address)) {
            address = newAddress;
            remote = null;
        }
    }

    /** Sends a message: as a datagram if it is of such a type, else by the connection. */
    @Override
    public Loss send(Envelope envelope) {
        Loss loss = datagrams.carry(envelope.body()) ? sendAlone(envelope) : sendByConnection(envelope);
        if (loss == null) {
            sent++;
        }
        return loss;
    }

    private Loss sendAlone(Envelope envelope) {
        if (remote == null) {
            remote = Dialler.socketAddress(address);
        }
        ByteBuf line = dialler.wire().write(envelope, Form.JSON, ByteBufAllocator.DEFAULT);
        int bytes = line.readableBytes();
        Loss loss = datagrams.send(line, remote);
        if (loss == null) {
            dialler.wire().log("to", process, envelope);
            earlierBytes += bytes;
        }
        return loss;
    }

    /** Sends a message, or queues it while the connection is being opened. */
    private Loss sendByConnection(Envelope envelope) {
        if (connection == null && !dialling) {
            if (System.nanoTime() < notBefore) {
                return Loss.UNREACHABLE;
            }
            dial();
        }
        return connection != null ? connection.send(envelope) : queue(envelope);
    }

    @Override
    public void flush() {
        if (connection != null) {
            connection.flush();
        }
        datagrams.flush();
    }

    /** Whether its connection is open. */
    boolean isConnected() {
        return connection != null;
    }

    /** {@code host:port}. */
    String address() {
        return address;
    }

    /** Bytes that wait to leave. */
    long queuedBytes() {
        return connection == null ? untilOpenBytes : connection.queuedBytes();
    }

    /** Messages taken over so far. */
    long sent() {
        return sent;
    }

    /** Bytes of the frames of those messages, without what TCP adds. */
    long sentBytes() {
        return connection == null ? earlierBytes : earlierBytes + connection.writtenBytes();
    }

    /** Closes the connection, also one that is only being opened; what waited for it is lost. */
    void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
        loseQueue();
    }

    private Loss queue(Envelope envelope) {
        if (!dialling) {
            return Loss.UNREACHABLE; // dialling failed at once
        }
        if (untilOpenBytes > dialler.maxQueuedBytes()) {
            return Loss.OVERFLOW;
        }
        ByteBuf frame = dialler.wire().write(envelope, dialler.wire().dialled(), ByteBufAllocator.DEFAULT);
        dialler.wire().log("to", process, envelope);
        untilOpenBytes += frame.readableBytes();
        untilOpen.add(new Waiting(envelope, frame));
        return null;
    }

    private void dial() {
        dialling = true;
        dialler.dial(process, address).addListener((ChannelFuture dialled) -> {
            dialling = false;
            if (closed) {
                dialled.channel().close();
            } else if (dialled.isSuccess()) {
                opened(dialled.channel());
            } else {
                failed();
            }
        });
    }

    private void opened(Channel channel) {
        backOff = FIRST_BACK_OFF;
        connection = channel.pipeline().get(MessageDoor.class).connection();
        dialler.greet(connection);
        untilOpen.forEach(waiting -> connection.write(waiting.frame()));
        untilOpen.clear();
        untilOpenBytes = 0;
        connection.flush();
        channel.closeFuture().addListener(closed -> {
            earlierBytes += connection.writtenBytes();
            connection = null;
            waitBeforeDialling();
        });
    }

    private void failed() {
        loseQueue();
        waitBeforeDialling();
    }

    private void waitBeforeDialling() {
        // Spread out, so that those who lost the same peer do not all knock at once.
        long spread = ThreadLocalRandom.current().nextLong(backOff / 2 + 1);
        notBefore = System.nanoTime() + backOff / 2 + spread;
        backOff = Math.min(backOff * 2, LAST_BACK_OFF);
    }

    private void loseQueue() {
        untilOpen.forEach(waiting -> {
            dialler.lost(waiting.envelope());
            waiting.frame().release();
        });
        untilOpen.clear();
        untilOpenBytes = 0;
    }
}
