package org.jsyslab.common.cli;

import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Operation;

/** What the clients of a measurement do: each asks for the next operation once the last one has ended. */
@FunctionalInterface
public interface Load {

    /**
     * The next operation of one client.
     *
     * @param client 0 for the first client
     * @param random a source of its own for each client, the same in each run
     */
    Operation next(int client, RandomGenerator random);

    /** Options of the measurement, as an object of a class with {@code @Command} whose fields have {@code @Option}. */
    default Object options() {
        return new NoOptions();
    }
}
