package org.jsyslab.heartbeat.failover;

import java.util.Optional;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;

/**
 * Asks the counter for a number that nobody else was given.
 *
 * @param first which replica to ask first; the one that answered last time, if empty
 */
public record Next(Optional<NodeId> first) implements Operation {}
