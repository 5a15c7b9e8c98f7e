package org.jsyslab.common.sim;

import java.util.function.Predicate;
import org.jsyslab.common.node.NodeId;

/**
 * Something that may hold of a simulation, with a name for people.
 *
 * @param name in words: {@code "one leader"}
 * @param check how to tell
 */
public record Condition(String name, Check check) {

    /** Tells whether a condition holds. It may also throw an AssertionError, whose message then explains why not. */
    @FunctionalInterface
    public interface Check {

        /**
         * Whether the condition holds.
         *
         * @param moved the node that just took a step, started or crashed: if the condition held before, only that one
         *     can have broken it
         */
        boolean holds(Simulation simulation, NodeId moved);
    }

    /** A condition that looks at the whole simulation. */
    public static Condition of(String name, Predicate<Simulation> check) {
        return new Condition(name, (simulation, moved) -> check.test(simulation));
    }
}
