package org.jsyslab.common.sim;

import java.util.function.Predicate;
import org.jsyslab.common.node.NodeId;

/** A node as a scenario speaks of it: by name, or by what it is at that moment, such as "the leader". */
@FunctionalInterface
public interface Who {

    /**
     * Who that is now.
     *
     * @throws IllegalStateException if there is none
     */
    NodeId in(Simulation simulation);

    /** The node of that name. */
    static Who node(String name) {
        NodeId id = NodeId.of(name);
        return simulation -> id;
    }

    /**
     * The first running node, in the order of names, of which something holds.
     *
     * @param role in words: {@code "leader"}
     * @param type the part of the node's stack that is asked
     */
    static <N> Who which(String role, Class<N> type, Predicate<N> holds) {
        return simulation -> simulation.machines().values().stream()
                .filter(machine -> machine.find(type).filter(holds).isPresent())
                .map(Machine::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + role));
    }
}
