package org.jsyslab.heartbeat.membership;

import org.jsyslab.common.node.NodeId;

/**
 * What one member believes of another, told to those who believe it in turn.
 *
 * @param member of whom
 * @param incarnation of which of its lives; 0 if it was never heard of
 * @param status what is believed
 */
public record Verdict(NodeId member, long incarnation, Status status) {}
