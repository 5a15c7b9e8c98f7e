package org.jsyslab.raft.scenario;

import org.jsyslab.common.node.Operation;

/**
 * Asks a server to have a line replicated. It fails if that server does not lead; its outcome is unknown if it leads no
 * more before the line is applied.
 */
public record Submit(String text) implements Operation {}
