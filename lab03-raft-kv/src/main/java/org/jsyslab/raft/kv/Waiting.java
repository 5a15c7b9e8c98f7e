package org.jsyslab.raft.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.Position;

/**
 * The clients that wait for a leader's reply: each for one entry of the log, or for one moment at which it can read. At
 * most {@code MOST}, so that clients that come faster than entries commit exhaust nothing.
 */
final class Waiting {
    /** How many may wait. */
    static final int MOST = 10_000;

    /** A client that waits for its command to be applied at this place. */
    record Writer(Position at, OpId op, NodeId client) {}

    /** A client that waits to read. */
    record Reader(OpId op, KvRead read, NodeId client) {}

    /** Writers by the index that they wait for. */
    private final TreeMap<Long, Writer> writers = new TreeMap<>();

    /** The indexes of their operations. */
    private final TreeMap<OpId, Long> indexes = new TreeMap<>();

    /** Readers by ticket. */
    private final TreeMap<Long, List<Reader>> readers = new TreeMap<>();

    private int readerCount;

    /** How many wait. */
    int size() {
        return writers.size() + readerCount;
    }

    boolean isFull() {
        return size() >= MOST;
    }

    /** Somebody waits for an operation at its place in the log. */
    void add(Writer writer) {
        writers.put(writer.at().index(), writer);
        indexes.put(writer.op(), writer.at().index());
    }

    /**
     * Lets {@code client} wait for an operation that is in the log already, in place of who did.
     *
     * @return whether somebody waited for it
     */
    boolean takeOver(OpId op, NodeId client) {
        Long index = indexes.get(op);
        if (index == null) {
            return false;
        }
        writers.put(index, new Writer(writers.get(index).at(), op, client));
        return true;
    }

    /** Somebody waits for a ticket. */
    void add(long ticket, Reader reader) {
        readers.computeIfAbsent(ticket, unused -> new ArrayList<>()).add(reader);
        readerCount++;
    }

    /** Takes out the writers who wait for this index, or for one before: nothing will be applied there any more. */
    List<Writer> takeWritersUpTo(long index) {
        SortedMap<Long, Writer> reached = writers.headMap(index + 1);
        List<Writer> taken = List.copyOf(reached.values());
        reached.clear();
        taken.forEach(writer -> indexes.remove(writer.op()));
        return taken;
    }

    /** Takes out the readers who wait for this ticket. */
    List<Reader> takeReaders(long ticket) {
        List<Reader> taken = readers.remove(ticket);
        if (taken == null) {
            return List.of();
        }
        readerCount -= taken.size();
        return taken;
    }

    /** Takes out all writers. */
    List<Writer> takeWriters() {
        return takeWritersUpTo(Long.MAX_VALUE - 1);
    }

    /** Takes out all readers. */
    List<Reader> takeReaders() {
        List<Reader> taken = readers.values().stream().flatMap(List::stream).toList();
        readers.clear();
        readerCount = 0;
        return taken;
    }
}
