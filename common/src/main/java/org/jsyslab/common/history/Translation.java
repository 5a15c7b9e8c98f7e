package org.jsyslab.common.history;

import java.util.Collection;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Ending;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/** How a lab's operations and results are said in the words of a checker's model. Each lab has its own. */
public interface Translation {

    /** What was asked for. */
    Call call(Operation operation);

    /**
     * What its client was told.
     *
     * @param result the result of an operation that was done; null where there was nothing to tell
     */
    Value result(Operation operation, Record result);

    /**
     * The history that these clients recorded, in any order. Failed means not done, unknown means perhaps done.
     *
     * @throws IllegalArgumentException if operations of one client overlap, or two are called at the same instant
     */
    default History history(Collection<Recorded> recorded) {
        return new History(recorded.stream().map(this::translated).toList());
    }

    private org.jsyslab.common.check.Operation translated(Recorded entry) {
        return new org.jsyslab.common.check.Operation(
                entry.client().name(), call(entry.operation()), entry.called().toNanos(), ending(entry));
    }

    private Ending ending(Recorded entry) {
        if (entry.outcome() instanceof Outcome.Ok ok) {
            return new Ending.Ok(entry.returned().toNanos(), result(entry.operation(), ok.result()));
        }
        if (entry.outcome() instanceof Outcome.Failed failed) {
            return new Ending.Fail(entry.returned().toNanos(), failed.reason());
        }
        return new Ending.Info(((Outcome.Unknown) entry.outcome()).reason());
    }
}
