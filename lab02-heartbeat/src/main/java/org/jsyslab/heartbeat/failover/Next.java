package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.Operation;

/** Asks the counter for a number that nobody else was given. */
public record Next() implements Operation {}
