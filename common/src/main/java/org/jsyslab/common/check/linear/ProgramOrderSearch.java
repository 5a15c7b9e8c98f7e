package org.jsyslab.common.check.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Step;

/**
 * The search for an order that keeps each client's own. An operation that returned must come before the client's next
 * one; one whose end is unknown may come at any time after what its client did before it: until then it is
 * <i>adrift</i>.
 *
 * <p>Depth first, with a stack of its own: an order may be longer than the thread's stack is deep.
 *
 * @param <S> the states of the model
 */
final class ProgramOrderSearch<S> {
    enum Outcome {
        FOUND,
        NONE,
        EXHAUSTED
    }

    /**
     * How far each client is, which operations are adrift, and the state: visited once, for then it failed.
     *
     * @param positions of each client, how many of its operations it has passed
     * @param adrift numbers of operations, as in {@link #obligations}
     */
    private record Configuration<S>(List<Integer> positions, BitSet adrift, S state) {}

    /**
     * A configuration on the way that is tried.
     *
     * @param placed the operation that led here; null if none was placed
     * @param missing how many required operations are still to be placed
     */
    private record Place<S>(Configuration<S> configuration, Operation placed, long missing) {}

    /** A place, and which way on from it is to be tried next. */
    private static final class Crossing<S> {
        private final Place<S> place;
        private int next;

        Crossing(Place<S> place) {
            this.place = place;
        }
    }

    private final Model<S> model;
    private final Spending spending;
    private final List<Obligation> obligations;
    /** Of each client, the numbers of its operations. */
    private final List<List<Integer>> clients;

    private final Set<Configuration<S>> seen = new HashSet<>();
    private final Deque<Crossing<S>> way = new ArrayDeque<>();

    ProgramOrderSearch(Model<S> model, List<Obligation> obligations, Spending spending) {
        this.model = model;
        this.spending = spending;
        this.obligations = obligations;
        Map<String, List<Integer>> byClient = IntStream.range(0, obligations.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> obligations.get(i).operation().client(), LinkedHashMap::new, Collectors.toList()));
        this.clients = List.copyOf(byClient.values());
    }

    Outcome run() {
        long required = obligations.stream().filter(Obligation::required).count();
        enter(new Place<>(
                new Configuration<>(Collections.nCopies(clients.size(), 0), new BitSet(), model.initial()),
                null,
                required));
        while (!way.isEmpty()) {
            Crossing<S> here = way.peek();
            if (here.place.missing() == 0) {
                return Outcome.FOUND;
            }
            if (spending.exhausted()) {
                return Outcome.EXHAUSTED;
            }
            if (!goOn(here)) {
                way.pop();
            }
        }
        return Outcome.NONE;
    }

    /** The order found. */
    List<Operation> order() {
        List<Operation> order = new ArrayList<>();
        way.descendingIterator().forEachRemaining(crossing -> {
            if (crossing.place.placed() != null) {
                order.add(crossing.place.placed());
            }
        });
        return order;
    }

    private void enter(Place<S> place) {
        if (seen.add(place.configuration())) {
            spending.configuration();
            way.push(new Crossing<>(place));
        }
    }

    /**
     * Tries the next way on: a client's next operation is placed, or it is left; then, one that is adrift is placed.
     * Returns whether there was a way left.
     */
    private boolean goOn(Crossing<S> here) {
        int ofClients = 2 * clients.size();
        if (here.next < ofClients) {
            int which = here.next++;
            advance(here.place, which / 2, which % 2 == 1);
            return true;
        }
        int number = here.place.configuration().adrift().nextSetBit(here.next - ofClients);
        here.next = ofClients + number + 1;
        if (number >= 0) {
            placeAdrift(here.place, number);
        }
        return number >= 0;
    }

    private void advance(Place<S> from, int client, boolean leave) {
        Configuration<S> before = from.configuration();
        if (before.positions().get(client) == clients.get(client).size()) {
            return;
        }
        int number = clients.get(client).get(before.positions().get(client));
        List<Integer> positions = new ArrayList<>(before.positions());
        positions.set(client, positions.get(client) + 1);
        Obligation next = obligations.get(number);
        if (!leave && next.until() != Operation.NEVER) {
            place(from, next, positions, before.adrift());
        } else if (leave && !next.required()) {
            BitSet adrift = (BitSet) before.adrift().clone();
            adrift.set(number, next.until() == Operation.NEVER);
            enter(new Place<>(new Configuration<>(positions, adrift, before.state()), null, from.missing()));
        }
    }

    private void placeAdrift(Place<S> from, int number) {
        Configuration<S> before = from.configuration();
        BitSet adrift = (BitSet) before.adrift().clone();
        adrift.clear(number);
        place(from, obligations.get(number), before.positions(), adrift);
    }

    private void place(Place<S> from, Obligation obligation, List<Integer> positions, BitSet adrift) {
        spending.step();
        S state = from.configuration().state();
        Step<S> step = model.step(state, obligation.operation().call());
        boolean idle = !obligation.required() && step.state().equals(state);
        if (obligation.accepts(step.result()) && !idle) {
            long missing = from.missing() - (obligation.required() ? 1 : 0);
            enter(new Place<>(new Configuration<>(positions, adrift, step.state()), obligation.operation(), missing));
        }
    }
}
