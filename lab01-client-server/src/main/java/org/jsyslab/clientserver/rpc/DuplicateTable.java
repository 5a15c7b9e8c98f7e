package org.jsyslab.clientserver.rpc;

import java.util.Comparator;
import java.util.Map;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Table;

/**
 * What the server remembers of its clients, so as to recognise a request it has executed (Birrell &amp; Nelson, section
 * 3.2): per client the last call and its result, for a client has one call outstanding and a new call acknowledges the
 * reply to the one before. Durable: a table that a crash empties lets a retransmitted request be executed again.
 *
 * <p>Bounded: beyond {@code capacity} clients, those that have been silent longest are forgotten. That is where
 * at-most-once ends: a request sent again after its client was forgotten is executed again. So the capacity must
 * suffice for all clients that call during the longest time for which a client retransmits.
 */
final class DuplicateTable {

    private static final Executed NONE = new Executed(0, null, 0);

    /** The last executed call of each client that is remembered (durable). */
    private final Table<String, Executed> lastCalls;

    private final int capacity;

    /** Stamp of the newest call remembered (volatile: found again in the table). */
    private long newest;

    DuplicateTable(Table<String, Executed> lastCalls, int capacity) {
        this.lastCalls = lastCalls;
        this.capacity = capacity;
        this.newest = lastCalls.entries().values().stream()
                .mapToLong(Executed::stamp)
                .max()
                .orElse(0);
    }

    /** The last executed call of the client that sent {@code op}; sequence 0 if it is not remembered. */
    @Exercise(part = "B")
    Executed lastCallOf(OpId op) {
        Executed last = lastCalls.get(op.client());
        return last == null ? NONE : last;
    }

    /** Remembers the result of a call, in place of the client's call before. */
    @Exercise(part = "B", hint = "The stamp is what tells later who was silent longest.")
    void remember(OpId op, BankResult result) {
        newest++;
        lastCalls.put(op.client(), new Executed(op.sequence(), result, newest));
        if (lastCalls.size() > capacity) {
            forgetTheMostSilent(1 + capacity / 100); // a few at a time, so that sorting them is rare
        }
    }

    /** Number of clients remembered. */
    int size() {
        return lastCalls.size();
    }

    @Exercise(part = "B", hint = "The smallest stamps.")
    private void forgetTheMostSilent(int count) {
        lastCalls.entries().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().stamp()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(lastCalls::remove);
    }
}
