package org.jsyslab.heartbeat.failover;

import java.util.Optional;
import org.jsyslab.common.node.OpId;

/**
 * All that the resource remembers (durable).
 *
 * @param granted the newest grant: no other may write
 * @param request by which request; empty before the first
 * @param last the highest number written; 0 if none
 */
public record Ledger(Fence granted, Optional<OpId> request, long last) {}
