package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.model.Model;

/**
 * Finds the smallest part of an invalid history that is wrong by itself.
 *
 * <p>Leaving operations out would mislead: without its write, any read looks wrong. So the rest is not left out but
 * freed ({@link Prefix}). A part that is wrong although all the rest is free proves the whole history wrong; and since
 * freeing only permits more, a part of which no single operation can be freed contains no smaller part at all.
 *
 * @param <S> the states of the model
 */
final class Shortening<S> {
    private static final Budget ONE_PROBE = Budget.ofSteps(100_000);
    private static final long ALL_PROBES = 2_000_000;
    private static final int MOST_SUBSETS = 2_000;

    private final Model<S> model;
    private final Prefix prefix;
    private final Operation culprit;
    private long steps;
    private boolean exhausted;

    /**
     * A search for the smallest part.
     *
     * @param prefix the history up to the return of {@code culprit}, at which every order of it fails
     */
    Shortening(Model<S> model, Prefix prefix, Operation culprit) {
        this.model = model;
        this.culprit = culprit;
        this.prefix = prefix;
    }

    /**
     * The smallest part, in the order of calls, the culprit among them. Every part must hold the culprit, because the
     * prefix is valid without it.
     */
    List<Operation> part() {
        List<Operation> binding = prefix.binding();
        List<Operation> others = Subsets.minimal(binding, this::isWrong);
        for (int size = 0; size < others.size() && Subsets.count(binding.size(), size) <= MOST_SUBSETS; size++) {
            Optional<List<Operation>> smaller = Subsets.ofSize(size, binding, this::isWrong);
            if (smaller.isPresent()) {
                return withCulprit(smaller.get());
            }
        }
        return withCulprit(others);
    }

    /** Whether the budget ran out, so that a smaller part may have been missed. */
    boolean exhausted() {
        return exhausted;
    }

    /** A few freed operations with which all of the part but the culprit is right: they show what the part is about. */
    List<Operation> support(List<Operation> part) {
        List<Operation> rest = new ArrayList<>(part);
        rest.remove(culprit);
        Predicate<List<Operation>> enough =
                free -> run(prefix.obligations(rest, free)) instanceof Search.Outcome.Placed;
        List<Operation> free = prefix.freed(part);
        if (run(prefix.obligations(rest, free)) instanceof Search.Outcome.Placed placed) {
            free = placed.order().stream()
                    .filter(operation -> !rest.contains(operation))
                    .toList();
        }
        return Subsets.minimal(free, enough);
    }

    private boolean isWrong(List<Operation> others) {
        List<Operation> part = withCulprit(others);
        return run(prefix.obligations(part, prefix.freed(part))) instanceof Search.Outcome.Blocked;
    }

    private Search.Outcome run(List<Obligation> obligations) {
        if (steps > ALL_PROBES) {
            exhausted = true;
            return new Search.Outcome.Exhausted();
        }
        Spending spending = new Spending(ONE_PROBE);
        Search.Outcome outcome = new Search<>(model, obligations, spending).run();
        steps += spending.steps();
        exhausted |= outcome instanceof Search.Outcome.Exhausted;
        return outcome;
    }

    private List<Operation> withCulprit(List<Operation> others) {
        List<Operation> part = new ArrayList<>(others);
        part.add(culprit);
        return part;
    }
}
