package org.jsyslab.common.check.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;

/**
 * The search for a linearization: Wing &amp; Gong's algorithm (1993) with the memory that Lowe (2017) gave it and called
 * "Wing &amp; Gong graph search".
 *
 * <p>Go along the events. Any operation called before the first return is minimal: it can come first. Place one that the
 * model allows, take it out of the history, and start again with the rest. A return means that its operation must be placed
 * by now: no operation fitted, so undo the last placement and go on behind it. A configuration (operations decided, state)
 * that was reached before is not entered again, for it failed before.
 *
 * <p>Additions: an operation that is not required may be given up when its time is over, which is a move like another; an
 * operation whose end nobody knows has no such time. And a read that fits is never undone in favour of another operation:
 * it changes nothing, so whatever can be placed instead can be placed after it.
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

    private record Move<S>(Event event, S before, boolean fixed) {}

    private final Model<S> model;
    private final Spending spending;
    private final Decided decided;
    private final Event sentinel;
    private final Set<Decided.Configuration> seen = new HashSet<>();
    private final Deque<Move<S>> moves = new ArrayDeque<>();
    private S state;
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
        Event event = sentinel.next();
        while (sentinel.next() != null) {
            if (spending.exhausted()) {
                return new Outcome.Exhausted();
            }
            if (event.isCall ? place(event) : giveUp(event)) {
                event = sentinel.next();
            } else {
                event = event.isCall ? event.next() : retreat(event);
            }
            if (event == null && sentinel.next() != null) {
                return new Outcome.Blocked(furthest.obligation.operation());
            }
        }
        return new Outcome.Placed(order());
    }

    private boolean place(Event call) {
        Obligation obligation = call.obligation;
        spending.attempt();
        Step<S> step = model.step(state, obligation.operation().call());
        if (!obligation.accepts(step.result())) {
            return false;
        }
        if (!obligation.required() && step.state().equals(state)) {
            return false; // done or not makes no difference, and giving it up comes later anyway
        }
        boolean fixed = model.readOnly(obligation.operation().call());
        return move(call, step.state(), fixed);
    }

    private boolean giveUp(Event end) {
        return !end.obligation.required() && move(end, state, true);
    }

    private boolean move(Event event, S next, boolean fixed) {
        decided.add(event.index);
        if (!seen.add(decided.with(next))) {
            decided.remove(event.index);
            return false;
        }
        spending.configuration();
        moves.push(new Move<>(event, state, fixed));
        event.lift();
        state = next;
        return true;
    }

    /** Undoes moves up to one that has alternatives; the event after it, or null if there is none. */
    private Event retreat(Event blocked) {
        furthest = blocked.isAfter(furthest) ? blocked : furthest;
        deadEnd(blocked.obligation.operation());
        while (!moves.isEmpty()) {
            Move<S> move = moves.pop();
            move.event().unlift();
            decided.remove(move.event().index);
            state = move.before();
            if (!move.fixed()) {
                return move.event().next();
            }
        }
        return null;
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
        Iterator<Move<S>> oldestFirst = moves.descendingIterator();
        while (oldestFirst.hasNext()) {
            Event event = oldestFirst.next().event();
            if (event.isCall) {
                order.add(event.obligation.operation());
            }
        }
        return order;
    }
}
