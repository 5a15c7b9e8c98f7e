package org.jsyslab.common.codec;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/**
 * A message on its way.
 *
 * @param id unique among the messages of a run, such as {@code n1.2-17}; null where nobody traces
 * @param src who sends it
 * @param dest whom it is for
 * @param clock the sender's Lamport clock when it was sent
 * @param op the client operation that caused it, or null
 * @param body what it says
 */
public record Envelope(String id, NodeId src, NodeId dest, long clock, OpId op, Message body) {}
