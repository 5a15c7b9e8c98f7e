package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.Model;

/**
 * Says why a history is not linearizable: the smallest part that is wrong by itself, and for each order of its
 * operations which one gets stuck, and what it would have had to return.
 *
 * @param <S> the states of the model
 */
final class Reasons<S> {
    private static final int MOST_LINES = 4;
    private static final int MOST_ORIGINS = 3;
    private static final int MOST_IN_ORDER = 5;

    private final Model<S> model;
    private final Operation culprit;
    private final Prefix prefix;
    private final Shortening<S> shortening;

    /**
     * The reasons for one component.
     *
     * @param component an invalid history, in the order of calls
     * @param culprit the operation at whose return every order of it fails
     */
    Reasons(Model<S> model, List<Operation> component, Operation culprit) {
        this.model = model;
        this.culprit = culprit;
        this.prefix = new Prefix(model, component, culprit);
        this.shortening = new Shortening<>(model, prefix, culprit);
    }

    Explanation explanation() {
        List<Operation> part = shortening.part();
        List<Operation> freed = prefix.freed(part);
        Set<Operation> context = new LinkedHashSet<>(shortening.support(part));
        context.addAll(origins(freed));
        return new Explanation(
                "not linearizable: no place fits " + culprit,
                culprit,
                part,
                List.copyOf(context),
                lines(part, context),
                !shortening.exhausted());
    }

    private List<String> lines(List<Operation> part, Set<Operation> context) {
        Set<String> lines = new LinkedHashSet<>();
        part.stream()
                .filter(Operation::failed)
                .forEach(operation -> lines.add(
                        operation.client() + " was told that " + Operation.brief(operation.call()) + " failed"));
        new Search<>(model, prefix.obligations(part, context), new Spending(Budget.DEFAULT)) {
            @Override
            void deadEnd(Operation stuck) {
                if (lines.size() < MOST_LINES && stuck.ok() && !stuck.result().equals(rightResult(stuck))) {
                    lines.add(line(order(), stuck, rightResult(stuck)));
                }
            }
        }.run();
        return new ArrayList<>(lines);
    }

    private static String line(List<Operation> order, Operation stuck, Value right) {
        List<Operation> last = order.subList(Math.max(0, order.size() - MOST_IN_ORDER), order.size());
        String before = last.stream()
                .map(operation -> operation.client() + " " + Operation.brief(operation.call()))
                .collect(Collectors.joining(", then "));
        return (order.isEmpty() ? "first of all" : "after " + (order.size() > last.size() ? "..., " : "") + before)
                + ": " + stuck.client() + " " + Operation.brief(stuck.call()) + " would return "
                + Operation.brief(right) + ", not " + Operation.brief(stuck.result());
    }

    /** Freed operations that were given a value which the culprit returned: where it may have come from. */
    private List<Operation> origins(List<Operation> freed) {
        Set<Value> returned = parts(culprit.result()).collect(Collectors.toSet());
        List<Operation> origins = freed.stream()
                .filter(operation -> operation.call().arguments().stream()
                        .flatMap(Reasons::parts)
                        .anyMatch(returned::contains))
                .toList();
        return origins.subList(Math.max(0, origins.size() - MOST_ORIGINS), origins.size());
    }

    private static Stream<Value> parts(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream().flatMap(Reasons::parts);
        }
        return value instanceof Value.Entries entries
                ? entries.items().values().stream().flatMap(Reasons::parts)
                : Stream.of(value);
    }
}
