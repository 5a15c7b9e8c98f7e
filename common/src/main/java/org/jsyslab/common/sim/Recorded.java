package org.jsyslab.common.sim;

import java.time.Duration;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/**
 * One operation as its client saw it: an entry of a history that a checker judges.
 *
 * @param client who carried it out
 * @param operation what was asked
 * @param outcome how it ended
 * @param called virtual time of the request
 * @param returned virtual time of the outcome; null if there was none before the history was taken
 */
public record Recorded(NodeId client, Operation operation, Outcome outcome, Duration called, Duration returned) {}
