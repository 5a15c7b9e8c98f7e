package org.jsyslab.common.check.linear;

import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;

/**
 * What the search owes to one operation.
 *
 * @param operation the operation
 * @param until the time by which it must have been placed or given up; {@link Operation#NEVER} for no such time
 * @param required whether it must be placed; if not, it may also be given up
 * @param observed whether the model must return the result that the client saw
 */
record Obligation(Operation operation, long until, boolean required, boolean observed) {

    /** An operation that is known to have been done: placed in its interval, with the result seen. */
    static Obligation done(Operation operation) {
        return new Obligation(operation, operation.returned(), true, true);
    }

    /** An operation that may have been done at any time from its call to {@code until}, with any result. */
    static Obligation perhaps(Operation operation, long until) {
        return new Obligation(operation, until, false, false);
    }

    /** Whether the client can have seen this result. */
    boolean accepts(Value result) {
        return !observed || operation.result().equals(result);
    }
}
