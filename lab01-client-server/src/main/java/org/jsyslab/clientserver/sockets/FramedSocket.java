package org.jsyslab.clientserver.sockets;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jsyslab.common.grade.Exercise;

/**
 * A {@code java.net} socket that reads and writes messages, with a time-out on both.
 *
 * <p>Lesson: {@code setSoTimeout} bounds a single read, and nothing in {@code java.net} bounds a write. So a message
 * has a deadline here, however its bytes dribble in, and a write has one that a {@link DeadlineWatch} enforces from
 * outside.
 *
 * <p>For one reading and one writing thread; {@link #close} is for any.
 */
final class FramedSocket implements Closeable {
    /** The value of {@link #deadline} when there is none. */
    private static final long NONE = 0;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Duration patience;
    private final FrameDecoder decoder = new FrameDecoder();
    private final byte[] chunk = new byte[8192];
    /** When the watch is to close this socket, on the scale of {@link System#nanoTime}. */
    private volatile long deadline = NONE;

    private volatile boolean overdue;

    /** A connected socket; {@code patience} bounds each message read or written. */
    FramedSocket(Socket socket, Duration patience) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.patience = patience;
        // Otherwise Nagle's algorithm holds small messages back, waiting for an acknowledgement that is delayed itself.
        socket.setTcpNoDelay(true);
    }

    /** The next message, or nothing at the end of the stream; {@link SocketTimeoutException} when it is late. */
    Optional<String> read() throws IOException {
        return read(patience);
    }

    /** The next message, however long it takes. */
    Optional<String> readPatiently() throws IOException {
        return read(Duration.ZERO);
    }

    @Exercise(
            part = "A",
            hint = "The time-out of a socket bounds one read; this one bounds a message, so each read has less of it.")
    private Optional<String> read(Duration longest) throws IOException {
        long giveUpAt = System.nanoTime() + longest.toNanos();
        Optional<String> message = decoder.next();
        while (message.isEmpty()) {
            socket.setSoTimeout(longest.isZero() ? 0 : millisUntil(giveUpAt));
            int count = in.read(chunk);
            if (count < 0 && decoder.isBetweenMessages()) {
                return Optional.empty();
            } else if (count < 0) {
                throw new EOFException("the connection ended inside a message");
            }
            decoder.feed(chunk, 0, count);
            message = decoder.next();
        }
        return message;
    }

    /** At least 1, since 0 would mean no time-out at all. */
    private static int millisUntil(long instant) throws SocketTimeoutException {
        long left = (instant - System.nanoTime()) / 1_000_000;
        if (left < 0) {
            throw new SocketTimeoutException("no complete message in time");
        }
        return (int) Math.min(Math.max(left, 1), Integer.MAX_VALUE);
    }

    /** Writes a message; {@link SocketTimeoutException} when the peer does not take it. */
    void write(String text) throws IOException {
        byte[] frame = Frame.encode(text);
        closeAfter(patience);
        try {
            out.write(frame);
        } catch (SocketException e) {
            throw overdue ? new SocketTimeoutException("the peer took no message for " + patience) : e;
        } finally {
            deadline = NONE;
        }
    }

    /** Tells the peer that nothing more will come, and gives it {@link Server#LINGER} to close. */
    void finish() throws IOException {
        socket.shutdownOutput();
        closeAfter(Server.LINGER);
    }

    /** Tells the peer that nothing more will come; it may go on sending. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Writes a last message and reads what the peer still sends, to its end, so that closing does not reset. */
    void finish(String lastWord) throws IOException {
        write(lastWord);
        finish();
        socket.setSoTimeout((int) Server.LINGER.toMillis());
        int count = in.read(chunk);
        while (count >= 0) {
            count = in.read(chunk);
        }
    }

    private void closeAfter(Duration time) {
        // The lowest bit keeps a real instant from looking like NONE.
        deadline = (System.nanoTime() + time.toNanos()) | 1;
    }

    /** Closes this socket if its deadline has passed; called by the watch. */
    void closeIfOverdue(long now) throws IOException {
        long instant = deadline;
        if (instant != NONE && now - instant > 0) {
            overdue = true;
            close();
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The peer's address. */
    @Override
    public String toString() {
        return String.valueOf(socket.getRemoteSocketAddress());
    }
}
