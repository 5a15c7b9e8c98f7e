package org.jsyslab.common.check.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;

/**
 * The search for a linearization: Wing &amp; Gong's algorithm (1993) with the memory that Lowe (2017) gave it and
 * called "Wing &amp; Gong graph search".
 *
 * <p>Go along the events. Any operation called before the first return is minimal: it can come first. Place one that
 * the model allows, take it out of the history, and start again with the rest. A return means that its operation must
 * be placed by now: none fitted, so undo the last placement and go on behind it. A configuration (operations decided,
 * state) that was reached before is not entered again, for it failed before.
 *
 * <p>Three additions, none of which loses a linearization:
 *
 * <ul>
 *   <li>An operation that is not required has its turn only when no required one fits. Its return stops nothing, but
 *       whatever is placed from behind that return drops it for good. If nobody knows how it ended, it never returns.
 *   <li>It is not placed where it makes no difference: where it leaves the state as it is, or where the very next
 *       operation would do the same without it (a write that is overwritten unread).
 *   <li>A read that fits is never taken back in favour of another operation: it changes nothing, so whatever can be
 *       placed instead of it can be placed after it. (Unless it drops operations.)
 * </ul>
 *
 * @param <S> the states of the model
 */
class Search<S> {
    /** How a search ends. */
    sealed interface Outcome {
        /** The operations can be placed in this order. */
        record Placed(List<Operation> order) implements Outcome {}

        /** They cannot: every order fails at the latest when this operation returns. */
        record Blocked(Operation operation) implements Outcome {}

        /** The budget ran out. */
        record Exhausted() implements Outcome {}
    }

    /** The placement of an operation, with what is needed to undo it. */
    private record Move<S>(Event call, List<Event> dropped, S before, boolean fixed) {}

    private final Model<S> model;
    private final Spending spending;
    private final Decided decided;
    private final Event sentinel;
    private final Set<Decided.Configuration> seen = new HashSet<>();
    private final Deque<Move<S>> moves = new ArrayDeque<>();
    private S state;

    /** Where the search stands among the events not yet placed, whose turn it is, and what it has passed on the way. */
    private Event event;

    private boolean optionalTurn;
    private List<Event> passed = new ArrayList<>();

    /** The latest return at which the search had to turn back. */
    private Event furthest;

    /** A search over these operations, given in the order of their calls. */
    Search(Model<S> model, List<Obligation> obligations, Spending spending) {
        this.model = model;
        this.spending = spending;
        this.state = model.initial();
        this.decided = new Decided(obligations);
        this.sentinel = Event.list(obligations, decided.numbers());
    }

    Outcome run() {
        start(false);
        while (event != null) {
            if (spending.exhausted()) {
                return new Outcome.Exhausted();
            }
            boolean required = event.obligation.required();
            if (event.isCall && required != optionalTurn && place()) {
                start(false);
            } else if (event.isCall || !required) {
                pass();
            } else if (!optionalTurn) {
                start(true);
            } else if (!retreat()) {
                return new Outcome.Blocked(furthest.obligation.operation());
            }
        }
        return new Outcome.Placed(order());
    }

    /** Goes back to the first event, for the turn of the operations that are required, or of those that are not. */
    private void start(boolean optional) {
        event = sentinel.next();
        optionalTurn = optional;
        passed = new ArrayList<>();
    }

    private void pass() {
        if (!event.isCall) {
            passed.add(event);
        }
        event = event.next();
    }

    /** Places the operation called at this event, if it fits and leads to something new. */
    private boolean place() {
        Obligation obligation = event.obligation;
        Call call = obligation.operation().call();
        spending.step();
        Step<S> step = model.step(state, call);
        if (!obligation.accepts(step.result())
                || (optionalTurn && step.state().equals(state))
                || lastMoveMakesNoDifferenceTo(step, obligation)) {
            return false;
        }
        event.lift(passed, decided);
        if (!seen.add(decided.with(step.state()))) {
            event.unlift(passed, decided);
            return false;
        }
        spending.configuration();
        moves.push(new Move<>(event, passed, state, passed.isEmpty() && model.readOnly(call)));
        state = step.state();
        return true;
    }

    private boolean lastMoveMakesNoDifferenceTo(Step<S> step, Obligation obligation) {
        Move<S> last = moves.peek();
        if (last == null || last.call().obligation.required()) {
            return false;
        }
        Step<S> without = model.step(last.before(), obligation.operation().call());
        return without.state().equals(step.state()) && obligation.accepts(without.result());
    }

    /** Undoes moves up to one that has alternatives, and goes on behind it; returns whether there is one. */
    private boolean retreat() {
        furthest = event.isAfter(furthest) ? event : furthest;
        deadEnd(event.obligation.operation());
        while (!moves.isEmpty()) {
            Move<S> move = moves.pop();
            move.call().unlift(move.dropped(), decided);
            state = move.before();
            if (!move.fixed()) {
                event = move.call().next();
                optionalTurn = !move.call().obligation.required();
                passed = new ArrayList<>(move.dropped());
                return true;
            }
        }
        return false;
    }

    /** Called when {@code stuck} must be placed by now, but could not; for those who want to watch. */
    void deadEnd(Operation stuck) {}

    /** What the model would return to {@code operation} now. */
    final Value rightResult(Operation operation) {
        return model.step(state, operation.call()).result();
    }

    /** The operations placed now, in order. */
    final List<Operation> order() {
        List<Operation> order = new ArrayList<>();
        moves.descendingIterator()
                .forEachRemaining(move -> order.add(move.call().obligation.operation()));
        return order;
    }
}
