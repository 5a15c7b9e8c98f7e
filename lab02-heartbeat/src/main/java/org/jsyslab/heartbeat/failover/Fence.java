package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.NodeId;

/**
 * What a primary was granted, and shows with each write (Burrows 2006, section 2.4: a sequencer).
 *
 * @param epoch counts the grants, from 1; 0 before the first
 * @param holder to whom
 */
public record Fence(long epoch, NodeId holder) {}
