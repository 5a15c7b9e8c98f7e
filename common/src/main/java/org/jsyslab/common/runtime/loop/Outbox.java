package org.jsyslab.common.runtime.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Work;

/** What the steps of the present batch want done once their writes are durable, in their order. */
final class Outbox {

    /** A message that a step sends; {@code op} is the operation that caused it, if known. */
    record Sending(NodeId from, NodeId to, Message message, OpId op) {}

    /** Long work that a step starts. */
    record Starting(ProcessWorld world, Work<?> work) {}

    private final Queue<Sending> ahead = new ArrayDeque<>();
    private final Queue<Sending> held = new ArrayDeque<>();
    private final Queue<Starting> works = new ArrayDeque<>();

    /** Takes a message that need not wait for the force. */
    void addAhead(Sending sending) {
        ahead.add(sending);
    }

    /** Takes a message that waits for the force. */
    void add(Sending sending) {
        held.add(sending);
    }

    /** Takes work that waits for the force. */
    void add(Starting work) {
        works.add(work);
    }

    /** Whether any message may leave before the force. */
    boolean hasAhead() {
        return !ahead.isEmpty();
    }

    /** Hands out the messages that need not wait. */
    void releaseAhead(Consumer<Sending> to) {
        drain(ahead, to);
    }

    /** Hands out the messages that waited. */
    void release(Consumer<Sending> to) {
        drain(held, to);
    }

    /** Hands out the work that waited. */
    void startWork(Consumer<Starting> to) {
        drain(works, to);
    }

    /** Forgets everything: the process stops before its writes are durable. */
    void clear() {
        ahead.clear();
        held.clear();
        works.clear();
    }

    private static <T> void drain(Queue<T> queue, Consumer<T> to) {
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            to.accept(next);
        }
    }
}
