package org.jsyslab.heartbeat.failover;

/**
 * All that the resource remembers (durable).
 *
 * @param granted the newest grant: no other may write
 * @param last the highest number written; 0 if none
 */
public record Ledger(Fence granted, long last) {}
