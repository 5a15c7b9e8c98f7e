package org.jsyslab.common.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * A small transactional store: a transaction is a sequence of calls to a {@link KeyValue} store on named keys that
 * takes effect at one moment, and returns the sequence of their results. A history that is linearizable by this model
 * is strictly serializable (Herlihy &amp; Wing 1990, §3.3). An aborted transaction is one that failed.
 */
public final class Transactions implements Model<SortedMap<String, Value>> {
    /** The name of a transaction among the operations. */
    public static final String TRANSACTION = "txn";

    private final KeyValue store = new KeyValue();

    /** All these calls at one moment. */
    public static Call transaction(Call... calls) {
        List<Call> steps = List.of(calls);
        return new Call(
                TRANSACTION,
                keys(steps),
                steps.stream().map(Transactions::write).toList());
    }

    /**
     * The calls that a transaction consists of.
     *
     * @throws IllegalArgumentException if the call is no transaction, or names other keys than its steps do
     */
    public static List<Call> steps(Call transaction) {
        if (!transaction.operation().equals(TRANSACTION)) {
            throw new IllegalArgumentException(
                    "a transactional store knows no '" + transaction.operation() + "', only " + TRANSACTION);
        }
        List<Call> steps =
                transaction.arguments().stream().map(Transactions::read).toList();
        if (!transaction.keys().equals(keys(steps))) {
            throw new IllegalArgumentException(
                    "'txn' names the keys " + transaction.keys() + ", but its steps " + keys(steps));
        }
        return steps;
    }

    @Override
    public SortedMap<String, Value> initial() {
        return store.initial();
    }

    @Override
    public Step<SortedMap<String, Value>> step(SortedMap<String, Value> state, Call call) {
        SortedMap<String, Value> current = state;
        List<Value> results = new ArrayList<>();
        for (Call each : steps(call)) {
            Step<SortedMap<String, Value>> step = store.step(current, each);
            current = step.state();
            results.add(step.result());
        }
        return new Step<>(current, new Value.Sequence(results));
    }

    @Override
    public boolean readOnly(Call call) {
        return steps(call).stream().allMatch(store::readOnly);
    }

    private static List<String> keys(List<Call> steps) {
        return steps.stream().flatMap(step -> step.keys().stream()).distinct().toList();
    }

    /** A call as data: name, key, arguments. */
    private static Value write(Call call) {
        List<Value> items = new ArrayList<>(List.of(Value.of(call.operation()), Value.of(call.key())));
        items.addAll(call.arguments());
        return new Value.Sequence(items);
    }

    private static Call read(Value value) {
        if (value instanceof Value.Sequence step
                && step.items().size() >= 2
                && step.items().get(0) instanceof Value.Text operation
                && step.items().get(1) instanceof Value.Text key) {
            List<Value> arguments = step.items().subList(2, step.items().size());
            return new Call(operation.text(), List.of(key.text()), arguments);
        }
        throw new IllegalArgumentException("not a step of a transaction, which is [operation, key, ...]: " + value);
    }
}
