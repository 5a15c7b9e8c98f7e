package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;

/**
 * The definition of linearizability, word by word and without any cleverness: tries all permutations of all sets of
 * operations that may have been done.
 */
public final class BruteForce<S> {
    /**
     * What one operation demands of an order.
     *
     * @param until it must come before everything that was called after this time
     * @param required whether it must be in the order
     * @param observed whether its result must be the one recorded
     */
    public record Demand(Operation operation, long until, boolean required, boolean observed) {
        /** What a whole history demands of an operation that did not fail. */
        public static Demand recorded(Operation operation) {
            return new Demand(operation, operation.returned(), operation.ok(), operation.ok());
        }
    }

    private final Model<S> model;
    private final List<Demand> demands;
    private final List<Demand> order = new ArrayList<>();

    private BruteForce(Model<S> model, List<Demand> demands) {
        this.model = model;
        this.demands = demands;
    }

    public static boolean linearizable(Model<?> model, History history) {
        return satisfiable(
                model,
                history.operations().stream()
                        .filter(operation -> !operation.failed())
                        .map(Demand::recorded)
                        .toList());
    }

    public static <S> boolean satisfiable(Model<S> model, List<Demand> demands) {
        return new BruteForce<>(model, demands).extend(model.initial());
    }

    private boolean extend(S state) {
        if (complete() && keepsRealTime()) {
            return true;
        }
        for (Demand next : demands) {
            if (!order.contains(next)) {
                Step<S> step = model.step(state, next.operation().call());
                if (!next.observed() || next.operation().result().equals(step.result())) {
                    order.add(next);
                    if (extend(step.state())) {
                        return true;
                    }
                    order.remove(order.size() - 1);
                }
            }
        }
        return false;
    }

    private boolean complete() {
        return demands.stream().allMatch(demand -> !demand.required() || order.contains(demand));
    }

    private boolean keepsRealTime() {
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                if (order.get(j).until() < order.get(i).operation().called()) {
                    return false;
                }
            }
        }
        return true;
    }
}
