package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;

/**
 * The search for an order that keeps each client's own. An operation that returned must come before the client's next one;
 * one whose end is unknown may come at any time after what its client did before it.
 *
 * @param <S> the states of the model
 */
final class ProgramOrderSearch<S> {
    enum Outcome {
        FOUND,
        NONE,
        EXHAUSTED
    }

    /** How far each client is, which operations are adrift, and the state: visited once, for then it failed. */
    private record Configuration(List<Integer> positions, BitSet adrift, Object state) {}

    private final Model<S> model;
    private final Spending spending;
    private final List<List<Obligation>> clients;
    private final int[] positions;
    private final List<Obligation> unknown;
    /** The unknown operations that were called and not done. */
    private final BitSet adrift = new BitSet();

    private final Set<Configuration> seen = new HashSet<>();
    private final List<Operation> order = new ArrayList<>();
    private long missing;

    ProgramOrderSearch(Model<S> model, List<Obligation> obligations, Spending spending) {
        this.model = model;
        this.spending = spending;
        Map<String, List<Obligation>> byClient = obligations.stream()
                .collect(Collectors.groupingBy(
                        obligation -> obligation.operation().client(), LinkedHashMap::new, Collectors.toList()));
        this.clients = List.copyOf(byClient.values());
        this.positions = new int[clients.size()];
        this.unknown = obligations.stream().filter(ProgramOrderSearch::isAdrift).toList();
        this.missing = obligations.stream().filter(Obligation::required).count();
    }

    Outcome run() {
        if (extend(model.initial())) {
            return Outcome.FOUND;
        }
        return spending.exhausted() ? Outcome.EXHAUSTED : Outcome.NONE;
    }

    /** The order found. */
    List<Operation> order() {
        return order;
    }

    private boolean extend(S state) {
        if (missing == 0) {
            return true;
        }
        if (spending.exhausted() || !seen.add(configuration(state))) {
            return false;
        }
        spending.configuration();
        for (int client = 0; client < positions.length; client++) {
            if (advance(client, state)) {
                return true;
            }
        }
        for (int i = adrift.nextSetBit(0); i >= 0; i = adrift.nextSetBit(i + 1)) {
            adrift.clear(i);
            if (place(unknown.get(i), state)) {
                return true;
            }
            adrift.set(i);
        }
        return false;
    }

    /** Goes on to what a client did next: places it, or, if it is not required, leaves it. */
    private boolean advance(int client, S state) {
        if (positions[client] == clients.get(client).size()) {
            return false;
        }
        Obligation next = clients.get(client).get(positions[client]);
        positions[client]++;
        if (isAdrift(next) ? setAdrift(unknown.indexOf(next), state) : placeOrLeave(next, state)) {
            return true;
        }
        positions[client]--;
        return false;
    }

    private boolean setAdrift(int i, S state) {
        adrift.set(i);
        boolean found = extend(state);
        adrift.clear(i);
        return found;
    }

    private boolean placeOrLeave(Obligation obligation, S state) {
        return place(obligation, state) || (!obligation.required() && extend(state));
    }

    private boolean place(Obligation obligation, S state) {
        spending.step();
        Step<S> step = model.step(state, obligation.operation().call());
        if (!obligation.accepts(step.result())
                || (!obligation.required() && step.state().equals(state))) {
            return false;
        }
        order.add(obligation.operation());
        missing -= obligation.required() ? 1 : 0;
        if (extend(step.state())) {
            return true;
        }
        missing += obligation.required() ? 1 : 0;
        order.remove(order.size() - 1);
        return false;
    }

    private static boolean isAdrift(Obligation obligation) {
        return obligation.until() == Operation.NEVER;
    }

    private Configuration configuration(S state) {
        List<Integer> copy = Arrays.stream(positions).boxed().toList();
        return new Configuration(copy, (BitSet) adrift.clone(), state);
    }
}
