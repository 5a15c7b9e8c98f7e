package org.jsyslab.common.runtime.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;

/**
 * Those of this process who wait for the outcome of an operation, each under a name of its own: the far ends of
 * {@link org.jsyslab.common.node.Env#answer}. Each is told exactly once; a second answer is nobody's.
 */
final class Askers {

    private record Waiting(NodeId client, Consumer<Outcome> then) {}

    private final Map<NodeId, Waiting> waiting = new HashMap<>();

    /** Notes who waits for whom. */
    void await(NodeId asker, NodeId client, Consumer<Outcome> then) {
        if (waiting.putIfAbsent(asker, new Waiting(client, then)) != null) {
            throw new IllegalStateException(asker.name() + " has an operation outstanding");
        }
    }

    /** Tells the asker; nothing happens if it no longer waits. */
    void answer(NodeId asker, Outcome outcome) {
        Waiting told = waiting.remove(asker);
        if (told != null) {
            told.then().accept(outcome);
        }
    }

    /** Tells all who wait for {@code client} that they will never know. */
    void abandon(NodeId client, String reason) {
        List<NodeId> askers = new ArrayList<>();
        waiting.forEach((asker, asked) -> {
            if (asked.client().equals(client)) {
                askers.add(asker);
            }
        });
        askers.forEach(asker -> answer(asker, new Outcome.Unknown(reason)));
    }

    /** Tells all who wait that they will never know. */
    void abandon(String reason) {
        List.copyOf(waiting.keySet()).forEach(asker -> answer(asker, new Outcome.Unknown(reason)));
    }
}
