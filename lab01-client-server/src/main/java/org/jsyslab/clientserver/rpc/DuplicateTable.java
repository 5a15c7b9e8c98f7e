package org.jsyslab.clientserver.rpc;

import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Table;

/**
 * What the server remembers of its clients, so as to recognise a request it has executed (Birrell &amp; Nelson, section
 * 3.2): per client the last call and its result, for a client has one call outstanding and a new call acknowledges the
 * reply to the one before. Durable: a table that a crash empties lets a retransmitted request be executed again.
 *
 * <p>At most {@code capacity} clients are remembered; the one that came first is forgotten first. That is where
 * at-most-once ends: a request sent again after its client was forgotten is executed again. So the capacity must
 * suffice for all clients that arrive during the longest time for which a client retransmits.
 */
final class DuplicateTable {

    /** The last call of a client, by its sequence number, and its result. */
    record Executed(long sequence, BankResult result) {}

    /** The last executed call of each client that is remembered (durable). */
    private final Table<String, Executed> lastCalls;

    /** The same clients in the order in which they came (durable). */
    private final Journal<String> arrivals;

    private final int capacity;

    DuplicateTable(Env<RpcMessage> env, int capacity) {
        this.lastCalls = env.table("last calls", String.class, Executed.class);
        this.arrivals = env.journal("arrivals", String.class);
        this.capacity = capacity;
    }

    /** The last executed call of the client that sent {@code op}; sequence 0 if it is not remembered. */
    Executed lastCallOf(OpId op) {
        Executed last = lastCalls.get(op.client());
        return last == null ? new Executed(0, null) : last;
    }

    /** Remembers the result of a call, in place of the client's call before. */
    void remember(OpId op, BankResult result) {
        if (lastCalls.get(op.client()) == null) {
            arrivals.append(op.client());
        }
        lastCalls.put(op.client(), new Executed(op.sequence(), result));
        if (lastCalls.size() > capacity) {
            lastCalls.remove(arrivals.get(arrivals.firstIndex()));
            arrivals.discardThrough(arrivals.firstIndex());
        }
    }

    /** Number of clients remembered. */
    int size() {
        return lastCalls.size();
    }
}
