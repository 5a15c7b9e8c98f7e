package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Model;

/**
 * Is there an order of the operations, one at a time, that the model allows and in which each takes effect between its
 * call and its return? (Herlihy &amp; Wing 1990, §2: {@code complete(H)} is equivalent to a legal sequential history
 * that keeps the order {@code <H}.)
 *
 * <p>An operation that ended well is in that order; one that failed is not; one whose outcome is unknown may be in it,
 * at any time after its call. Each connected component of keys is searched by itself ({@link Components},
 * {@link Search}). An invalid history is explained by the smallest part that is wrong whatever the rest did
 * ({@link Shortening}, {@link Reasons}).
 *
 * @param <S> the states of the model
 */
public final class Linearizability<S> {
    private record Point(Operation operation, long time) {}

    private final Model<S> model;
    private final Budget budget;

    private Linearizability(Model<S> model, Budget budget) {
        this.model = model;
        this.budget = budget;
    }

    /** A checker for histories of this kind of object, within the default budget. */
    public static <S> Linearizability<S> of(Model<S> model) {
        return new Linearizability<>(model, Budget.DEFAULT);
    }

    /** The same checker within another budget. */
    public Linearizability<S> within(Budget other) {
        return new Linearizability<>(model, other);
    }

    /**
     * Judges a history. A violation found counts, even if the budget runs out in another component. An empty history is
     * valid, for nothing in it is wrong: a test must see to it that something happened.
     *
     * @throws IllegalArgumentException if the history holds a call that the model does not know
     */
    public Verdict check(History history) {
        model.requireKnown(history);
        Spending spending = new Spending(budget);
        List<Point> witness = new ArrayList<>();
        boolean undecided = false;
        for (List<Operation> component : Components.of(model, history)) {
            Search.Outcome outcome = new Search<>(model, obligations(component), spending).run();
            if (outcome instanceof Search.Outcome.Blocked blocked) {
                return new Verdict.Invalid(new Reasons<>(model, component, blocked.operation()).explanation());
            }
            if (outcome instanceof Search.Outcome.Placed placed) {
                witness.addAll(points(placed.order()));
            } else {
                undecided = true;
            }
        }
        if (undecided) {
            return new Verdict.Unknown(spending.reason());
        }
        witness.sort(Comparator.comparingLong(Point::time));
        return new Verdict.Valid(witness.stream().map(Point::operation).toList());
    }

    private List<Obligation> obligations(List<Operation> component) {
        return component.stream()
                .filter(operation -> !operation.failed())
                .map(operation ->
                        operation.ok() ? Obligation.done(operation) : Obligation.perhaps(operation, Operation.NEVER))
                .toList();
    }

    /**
     * The earliest moments at which the operations of one component can take effect in this order. Sorting all
     * components' moments gives one order for the whole history, as the proof of locality promises.
     */
    private static List<Point> points(List<Operation> order) {
        List<Point> points = new ArrayList<>();
        long time = 0;
        for (Operation operation : order) {
            time = Math.max(time, operation.called());
            points.add(new Point(operation, time));
        }
        return points;
    }
}
