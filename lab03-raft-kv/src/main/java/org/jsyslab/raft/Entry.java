package org.jsyslab.raft;

import org.jsyslab.common.node.Command;

/**
 * One entry of the log (Figure 2, "log[]").
 *
 * @param term when the entry was received by a leader
 * @param command for the state machine, or for Raft itself: {@link NoOp} and {@link Configuration}
 */
public record Entry(long term, Command command) {}
