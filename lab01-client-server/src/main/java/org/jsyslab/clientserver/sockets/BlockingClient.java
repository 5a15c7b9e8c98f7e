package org.jsyslab.clientserver.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jsyslab.common.grade.Exercise;

/**
 * A client with plain {@code java.net}.
 *
 * <p>Lesson: a server may be silent for ever, so every wait has a time-out, connecting and sending included. After one
 * the connection is closed: the late reply would otherwise be taken for the answer to the next request. (Requests with
 * ids do without that; see the package {@code rpc}.)
 *
 * <p>One thread may send while another receives.
 */
public final class BlockingClient implements AutoCloseable {
    private final FramedSocket socket;
    private final DeadlineWatch watch = DeadlineWatch.start("client-deadlines");

    private BlockingClient(FramedSocket socket) {
        this.socket = socket;
        watch.add(socket);
    }

    /**
     * Connects; {@code patience} bounds this and every later wait. Throws {@link java.net.ConnectException} where
     * nobody listens, {@link SocketTimeoutException} where nothing answers.
     */
    public static BlockingClient connect(InetSocketAddress server, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, Math.toIntExact(patience.toMillis()));
            return new BlockingClient(new FramedSocket(socket, patience));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request and receives its reply. */
    public String ask(String request) throws IOException {
        send(request);
        return receive();
    }

    /**
     * Sends a message; {@link SocketTimeoutException} when the server does not take it, {@link FrameException} if too
     * long.
     */
    public void send(String message) throws IOException {
        socket.write(message);
    }

    /** The server's next message; {@link SocketTimeoutException} when it is late, {@link EOFException} at the end. */
    @Exercise(part = "A", hint = "After a time-out this connection is of no more use: why?")
    public String receive() throws IOException {
        try {
            return socket.read().orElseThrow(() -> new EOFException("the server closed the connection"));
        } catch (SocketTimeoutException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The server's next message, or nothing at the end: for a server that speaks when it likes, so without time-out.
     */
    public Optional<String> next() throws IOException {
        return socket.readPatiently();
    }

    /** Tells the server that we send no more; its messages can still be received. */
    public void endOutput() throws IOException {
        socket.endOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        watch.close();
    }
}
