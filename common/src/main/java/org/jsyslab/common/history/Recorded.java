package org.jsyslab.common.history;

import java.time.Duration;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/**
 * One operation as its client saw it. Times are since the start of the run, on one clock for all its clients: virtual
 * in a simulation, that of the machine otherwise.
 *
 * @param client who carried it out
 * @param operation what was asked
 * @param outcome how it ended
 * @param called the time of the request
 * @param returned the time of the outcome; null if there was none before the history was taken
 */
public record Recorded(NodeId client, Operation operation, Outcome outcome, Duration called, Duration returned) {

    /** An operation that has no outcome yet: it counts as unknown, and has not returned. */
    public static Recorded underWay(NodeId client, Operation operation, Duration called) {
        return new Recorded(client, operation, new Outcome.Unknown("under way"), called, null);
    }

    /** The same operation, once it has this outcome. */
    public Recorded ended(Outcome end, Duration at) {
        return new Recorded(client, operation, end, called, at);
    }
}
