package org.jsyslab.raft.app;

import java.util.List;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Outcome;

/** How the operations of a history ended. */
record Tallied(long operations, long ok, long failed, long unknown) {

    static Tallied of(List<Recorded> history) {
        long ok = history.stream()
                .filter(call -> call.outcome() instanceof Outcome.Ok)
                .count();
        long failed = history.stream()
                .filter(call -> call.outcome() instanceof Outcome.Failed)
                .count();
        return new Tallied(history.size(), ok, failed, history.size() - ok - failed);
    }

    @Override
    public String toString() {
        return operations + " operations: " + ok + " done, " + failed + " not done, " + unknown + " perhaps done";
    }
}
