package org.jsyslab.common.runtime.door;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The requests of one connection, which are answered one at a time and in order. Who sends more than a few ahead of the
 * answers, or does not read them, is not read from until it catches up.
 *
 * @param <T> a request
 */
public final class Turns<T> {
    private static final int MAX_AHEAD = 16;

    private final Channel channel;
    private final Consumer<T> begin;
    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean proceeding;
    private boolean reading;

    /**
     * No requests yet.
     *
     * @param begin begins to answer one; whoever ends it writes the answer, without a flush, and calls {@link #done}
     */
    public Turns(Channel channel, Consumer<T> begin) {
        this.channel = channel;
        this.begin = begin;
    }

    /** A request came. */
    public void add(T request) {
        reading = true;
        waiting.add(request);
        proceed();
    }

    /** All that came at once has been added: its answers may leave together. */
    public void endOfRead() {
        reading = false;
        channel.flush();
    }

    /** The request that was begun is answered. */
    public void done() {
        busy = false;
        proceed();
    }

    /** Begins the next request if there is one, it is its turn, and the other end reads; to be called when it does. */
    public void proceed() {
        if (proceeding) {
            return; // an answer that was there at once: the loop below goes on
        }
        proceeding = true;
        while (!busy && !waiting.isEmpty() && channel.isWritable()) {
            busy = true;
            begin.accept(waiting.remove());
        }
        proceeding = false;
        channel.config().setAutoRead(waiting.size() < MAX_AHEAD);
        if (!reading) {
            channel.flush();
        }
    }
}
