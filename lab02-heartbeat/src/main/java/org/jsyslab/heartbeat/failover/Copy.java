package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.NodeId;

/**
 * What one replica knows of the counter (durable).
 *
 * @param number the highest number that is known to be given, or about to be; 0 if none
 * @param primary by whom
 */
public record Copy(long number, NodeId primary) {}
