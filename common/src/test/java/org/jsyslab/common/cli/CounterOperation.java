package org.jsyslab.common.cli;

import org.jsyslab.common.node.Operation;

/** What a user can ask of a counter. */
sealed interface CounterOperation extends Operation {
    /** Adds at one server, which tells the others once. */
    record Increase(String server, long amount) implements CounterOperation {}

    /** The value that one server knows. */
    record Value(String server) implements CounterOperation {}
}
