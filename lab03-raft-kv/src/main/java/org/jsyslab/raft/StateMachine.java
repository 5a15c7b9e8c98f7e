package org.jsyslab.raft;

import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;

/**
 * The service that stands on Raft, as Raft sees it: told of each committed command once, in the order of the log (§2,
 * §5.3). It lives in the same stack, is called within Raft's steps, and keeps its state in memory: Raft makes it
 * durable by the log and by snapshots.
 */
public interface StateMachine {

    /**
     * Applies a committed command. Deterministic: the new state follows from the old one, the position and the command
     * alone.
     *
     * @param at the entry's place in the log; indexes only rise, with gaps where entries were Raft's own
     */
    void apply(Position at, Command command);

    /** The whole state, as bytes (§7). The same state always gives the same bytes. */
    Bytes snapshot();

    /** Replaces the whole state by one that {@link #snapshot} wrote, here or on another server. */
    void restore(Bytes snapshot);

    /**
     * The state now holds all that was committed when {@link Consensus#read} gave out this ticket: the read is safe
     * (§8).
     */
    void onReadable(long ticket);

    /**
     * This server led and leads no more. No ticket given out so far becomes readable, and the commands proposed and not
     * yet applied may be committed by another leader, or never.
     */
    void onLeadershipLost();
}
