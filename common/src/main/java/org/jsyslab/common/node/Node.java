package org.jsyslab.common.node;

/**
 * One participant of a protocol: a single-threaded object that reacts to events and holds plain values.
 *
 * <p>A node never sees a thread, socket, clock, file, logger or random generator of its own: all it may touch is the
 * {@link Env} it was built with. Each event is one <em>atomic step</em>: the handler runs to its end, what it wrote
 * becomes durable, and only then do its messages leave.
 *
 * @param <M> the sealed interface of the protocol's messages
 */
public interface Node<M extends Message> {

    /** Which method answers which message and timer. Called once, after construction and before the first event. */
    Handlers<M> handlers();
}
