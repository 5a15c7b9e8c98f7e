package org.jsyslab.raft.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.Entry;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.RaftLog;

/**
 * Every entry that ever stood in a log of a run, with the one before it. If each place (term and index) always has the
 * same entry, and the same place before it, then logs that agree in one place agree in all before (Log Matching, by
 * induction).
 */
final class LogHistory {

    /** What stood in a place: the entry, and the place before. */
    private record Stood(Entry entry, Position before) {}

    private final Map<Position, Stood> everything = new HashMap<>(); // never iterated
    private final Map<NodeId, List<Long>> terms = new HashMap<>(); // of the entries seen, by index; never iterated

    /**
     * Takes in what is new in a server's log.
     *
     * @throws AssertionError if it does not match what stood in a log before
     */
    void look(NodeId server, RaftLog log) {
        List<Long> seen = terms.computeIfAbsent(server, s -> new ArrayList<>(List.of(0L)));
        long last = log.lastIndex();
        long agreed = last;
        while (agreed > log.base().index() && (agreed >= seen.size() || seen.get((int) agreed) != log.term(agreed))) {
            agreed--;
        }
        while (seen.size() > agreed + 1) {
            seen.remove(seen.size() - 1);
        }
        while (seen.size() <= agreed) {
            seen.add(log.base().term()); // what a snapshot replaced; only the last one matters
        }
        for (long index = agreed + 1; index <= last; index++) {
            Position before = new Position(log.term(index - 1), index - 1);
            record(server, new Position(log.term(index), index), new Stood(log.get(index), before));
            seen.add(log.term(index));
        }
    }

    private void record(NodeId server, Position at, Stood stands) {
        Stood stood = everything.putIfAbsent(at, stands);
        if (stood != null && !stood.equals(stands)) {
            throw new AssertionError("%s holds %s after %s at %s, where %s after %s stood elsewhere"
                    .formatted(server, stands.entry(), stands.before(), at, stood.entry(), stood.before()));
        }
    }
}
