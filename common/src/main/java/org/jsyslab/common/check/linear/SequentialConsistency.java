package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.Model;

/**
 * Is there an order of the operations, one at a time, that the model allows and that keeps the order of each client?
 * (Lamport, "How to make a multiprocessor computer that correctly executes multiprocess programs", 1979.) Unlike
 * linearizability it does not ask for real time between clients, and it is not local (Herlihy &amp; Wing 1990, §3.1):
 * two registers may each be sequentially consistent while both together are not. So the history cannot be cut by keys,
 * and this checker is for small ones.
 *
 * @param <S> the states of the model
 */
public final class SequentialConsistency<S> {
    private static final int MOST_OPERATIONS = 2_000;

    private final Model<S> model;
    private final Budget budget;

    private SequentialConsistency(Model<S> model, Budget budget) {
        this.model = model;
        this.budget = budget;
    }

    /** A checker for histories of this kind of object, within the default budget. */
    public static <S> SequentialConsistency<S> of(Model<S> model) {
        return new SequentialConsistency<>(model, Budget.DEFAULT);
    }

    /** The same checker within another budget. */
    public SequentialConsistency<S> within(Budget other) {
        return new SequentialConsistency<>(model, other);
    }

    /**
     * Judges a history of at most 2,000 operations; a longer one is left undecided, and so is one that takes more than
     * the budget: of four clients on one register, 200 random operations were always decided, and 500 often not. An
     * empty history is valid, for nothing in it is wrong.
     *
     * @throws IllegalArgumentException if the history holds a call that the model does not know
     */
    public Verdict check(History history) {
        model.requireKnown(history);
        if (history.size() > MOST_OPERATIONS) {
            return new Verdict.Unknown(history.size() + " operations are more than " + MOST_OPERATIONS);
        }
        Spending spending = new Spending(budget);
        List<Operation> binding = history.operations().stream()
                .filter(operation -> !operation.unknown())
                .toList();
        ProgramOrderSearch<S> search = search(history, binding, spending);
        return switch (search.run()) {
            case FOUND -> new Verdict.Valid(search.order());
            case EXHAUSTED -> new Verdict.Unknown(spending.reason());
            case NONE -> new Verdict.Invalid(explain(history, binding, spending));
        };
    }

    private Explanation explain(History history, List<Operation> binding, Spending spending) {
        Predicate<List<Operation>> wrong =
                kept -> search(history, kept, spending).run() == ProgramOrderSearch.Outcome.NONE;
        List<Operation> part = Subsets.minimal(binding, wrong);
        Operation last = part.get(part.size() - 1);
        return new Explanation(
                "not sequentially consistent: no order that keeps each client's own fits " + last,
                last,
                part,
                List.of(),
                List.of("no order of these, each client's own kept, returns what they returned"),
                !spending.exhausted());
    }

    /**
     * A search in which {@code kept} bind as recorded, and the rest may or may not have been done, whatever it
     * returned.
     */
    private ProgramOrderSearch<S> search(History history, List<Operation> kept, Spending spending) {
        List<Obligation> obligations = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (!kept.contains(operation)) {
                obligations.add(Obligation.perhaps(operation, operation.returned()));
            } else if (operation.ok()) {
                obligations.add(Obligation.done(operation));
            }
        }
        return new ProgramOrderSearch<>(model, obligations, spending);
    }
}
