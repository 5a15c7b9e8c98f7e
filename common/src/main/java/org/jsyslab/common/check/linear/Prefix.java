package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.model.Model;

/**
 * The history up to the return at which every order fails, with operations <i>kept</i> or <i>freed</i>. A kept one
 * binds as it does in the whole history. A freed one may or may not have been done within its interval, whatever it
 * returned; if it failed, it may have been done after all. Freeing only permits more.
 */
final class Prefix {
    private final Model<?> model;
    private final List<Operation> operations;
    private final Operation culprit;

    /**
     * The prefix of a component.
     *
     * @param component its operations in the order of their calls
     * @param culprit the operation at whose return every order fails
     */
    Prefix(Model<?> model, List<Operation> component, Operation culprit) {
        this.model = model;
        this.culprit = culprit;
        this.operations = component.stream()
                .filter(operation -> operation.called() <= culprit.returned())
                .toList();
    }

    /** The operations that bind, apart from the culprit: all whose end is known. */
    List<Operation> binding() {
        return operations.stream()
                .filter(operation -> !operation.unknown() && !operation.equals(culprit))
                .toList();
    }

    /** All operations that bind no longer once these are kept. */
    List<Operation> freed(Collection<Operation> kept) {
        Set<Operation> bound = new HashSet<>(kept);
        return operations.stream()
                .filter(operation -> !bound.contains(operation))
                .filter(operation -> !model.readOnly(operation.call()))
                .toList();
    }

    /** What a search owes to the prefix when these are kept, {@code free} are freed, and the others are left out. */
    List<Obligation> obligations(Collection<Operation> kept, Collection<Operation> free) {
        Set<Operation> bound = new HashSet<>(kept);
        Set<Operation> unbound = new HashSet<>(free);
        List<Obligation> obligations = new ArrayList<>();
        for (Operation operation : operations) {
            if (bound.contains(operation)) {
                if (operation.ok()) {
                    obligations.add(new Obligation(operation, end(operation), returned(operation), true));
                }
            } else if (unbound.contains(operation)) {
                obligations.add(Obligation.perhaps(operation, end(operation)));
            }
        }
        return obligations;
    }

    /** An operation still open at the end of the prefix may take effect later than that. */
    private long end(Operation operation) {
        return returned(operation) ? operation.returned() : Operation.NEVER;
    }

    private boolean returned(Operation operation) {
        return operation.returned() <= culprit.returned();
    }
}
