package org.jsyslab.common.sim;

import java.util.function.Predicate;

/**
 * A safety property: what must hold after every event, and its twin, which must hold at least once. Without the twin a
 * run in which nothing happens would pass: {@code always("at most one leader a term", …).sometimes("there is a leader",
 * …)}. One that remembers what it saw is made anew for each simulation.
 *
 * @param always what must hold after every event
 * @param sometimes what must have held when the run, or the last of a set of runs, ends
 */
public record Invariant(Condition always, Condition sometimes) {

    /** Begins an invariant that looks at the whole simulation. */
    public static Always always(String name, Predicate<Simulation> check) {
        return new Always(Condition.of(name, check));
    }

    /** Begins an invariant that looks at the node that just moved. */
    public static Always always(String name, Condition.Check check) {
        return new Always(new Condition(name, check));
    }

    /** An invariant without its twin. */
    public record Always(Condition condition) {

        /** Completes the invariant. */
        public Invariant sometimes(String name, Predicate<Simulation> check) {
            return new Invariant(condition, Condition.of(name, check));
        }

        /** Completes the invariant with a condition that looks at the node that just moved. */
        public Invariant sometimes(String name, Condition.Check check) {
            return new Invariant(condition, new Condition(name, check));
        }
    }
}
