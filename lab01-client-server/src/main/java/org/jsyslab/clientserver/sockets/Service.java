package org.jsyslab.clientserver.sockets;

/**
 * What a server does with a message. Both servers take the same services, so they can be exchanged.
 *
 * <p>Called from several threads at once.
 */
@FunctionalInterface
public interface Service {
    /** Marks a reply that tells what went wrong. */
    String ERROR = "error: ";

    /** The reply to a request; an {@link IllegalArgumentException} says what is wrong with the request. */
    String answer(String request);

    /**
     * Whether answering may take long, by waiting or by computing. A server with an event loop must not answer such a
     * request on it; unless a service knows better, every request is taken to be slow.
     */
    default boolean isSlow(String request) {
        return true;
    }
}
