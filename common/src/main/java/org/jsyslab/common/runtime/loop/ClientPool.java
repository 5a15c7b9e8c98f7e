package org.jsyslab.common.runtime.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/**
 * Client nodes that share the operations of a front door. Each has one operation outstanding at a time; clients are
 * hired as they are needed, up to a number, and beyond that operations wait, up to a number. Runs on the loop's thread.
 */
public final class ClientPool {

    private record Waiting(NodeId asker, Operation operation, Consumer<Outcome> then) {}

    private final StepLoop loop;
    private final int size;
    private final int maxWaiting;
    private final IntFunction<NodeId> hire;
    private final Deque<NodeId> idle = new ArrayDeque<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int hired;

    /**
     * A pool without clients.
     *
     * @param size clients at most
     * @param maxWaiting operations that wait for a client, at most
     * @param hire brings client number k (1, 2, …) to life in the loop and tells its name
     */
    public ClientPool(StepLoop loop, int size, int maxWaiting, IntFunction<NodeId> hire) {
        this.loop = loop;
        this.size = size;
        this.maxWaiting = maxWaiting;
        this.hire = hire;
    }

    /**
     * Has some client carry out an operation.
     *
     * @param then told the outcome, exactly once
     * @return false if there is no client and no room to wait: then nothing was done, and {@code then} is not told
     */
    public boolean invoke(NodeId asker, Operation operation, Consumer<Outcome> then) {
        Waiting asked = new Waiting(asker, operation, then);
        if (!idle.isEmpty()) {
            begin(idle.pop(), asked); // the client used last, whose connections are warm
        } else if (hired < size) {
            begin(hire.apply(++hired), asked);
        } else if (waiting.size() < maxWaiting) {
            waiting.add(asked);
        } else {
            return false;
        }
        return true;
    }

    private void begin(NodeId client, Waiting asked) {
        loop.ask(asked.asker(), client, asked.operation(), outcome -> {
            proceed(client);
            asked.then().accept(outcome);
        });
    }

    private void proceed(NodeId client) {
        Waiting next = waiting.poll();
        if (next == null) {
            idle.push(client);
        } else {
            begin(client, next);
        }
    }
}
