package org.jsyslab.clientserver.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jsyslab.common.grade.Exercise;

/**
 * The server's side of one connection: read a request, answer it, write the reply, again and again, in one thread.
 *
 * <p>Lesson: with a thread per connection the program reads like the protocol, and one slow client or request holds up
 * no other; the price is a stack and a scheduler's attention for each. {@link #finish} is for any thread.
 */
final class BlockingConnection implements Closeable {
    private final FramedSocket socket;
    private final Service service;
    private final ServerOptions options;
    /** A request has been read whose reply is not yet written. Guarded by this. */
    private boolean answering;
    /** No further request will be answered. Guarded by this. */
    private boolean finishing;

    BlockingConnection(FramedSocket socket, Service service, ServerOptions options) {
        this.socket = socket;
        this.service = service;
        this.options = options;
    }

    /** Serves the client until it leaves, misbehaves or is told to finish. */
    @Exercise(
            part = "A",
            hint = "Read and answer in turn until the client leaves; two exceptions say what its last word is.")
    void serve() throws IOException {
        try {
            Optional<String> request = socket.read();
            while (request.isPresent()) {
                if (beginAnswer()) {
                    socket.write(service.answer(request.get()));
                    endAnswer();
                }
                request = socket.read();
            }
        } catch (FrameException e) {
            socket.finish(Service.ERROR + e.getMessage());
        } catch (SocketTimeoutException e) {
            socket.finish(options.silentMessage());
        }
    }

    /** Tells a client above the bound so. */
    void refuse() throws IOException {
        socket.finish(options.fullMessage());
    }

    /** False when the connection is finishing: what the client sends now is read and forgotten. */
    private synchronized boolean beginAnswer() {
        answering = !finishing;
        return answering;
    }

    private synchronized void endAnswer() throws IOException {
        answering = false;
        if (finishing) {
            socket.finish();
        }
    }

    /** Ends the connection, after the reply that is owed if there is one. */
    synchronized void finish() throws IOException {
        finishing = true;
        if (!answering) {
            socket.finish();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
