package org.jsyslab.clientserver.sockets;

import java.time.Duration;

/**
 * A running server: answers each connection's requests in order, one at a time. A client that sends without reading its
 * replies is soon no longer read either (back-pressure), so it cannot fill the server's memory.
 */
public interface Server extends AutoCloseable {
    /**
     * How long a server that has said its last word waits for the client to close. Closing at once, with bytes of the
     * client unread, would make TCP send a reset, and a reset can destroy replies that are still on their way.
     */
    Duration LINGER = Duration.ofMillis(500);

    /** Connections above the bound that are told so at a time; yet more are closed without a word. */
    int MAX_REFUSALS = 16;

    /** The port it listens on. */
    int port();

    /** How many connections it serves now. */
    int connections();

    /**
     * Ends the server without losing a reply in progress: accepts no more connections and takes up no more requests,
     * finishes those it is answering, tells each client with an end of stream, and closes; by force when the deadline
     * is over. What a client has sent beyond that gets no reply.
     */
    void stop(Duration deadline);

    /** Stops with a deadline of five seconds. */
    @Override
    default void close() {
        stop(Duration.ofSeconds(5));
    }
}
