package org.jsyslab.common.check.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Transactions;

/**
 * What one operation saw, and what it wrote or may have written, by the names of {@link KeyValue} and
 * {@link Transactions}. What cannot be told is left open in favour of the system: a transaction's every write counts,
 * though only the last one at a key can be seen from outside; and what it reads after its own write tells nothing of
 * others.
 */
final class Effects {
    private static final KeyValue STORE = new KeyValue();

    private final Operation operation;
    private final List<Access> reads = new ArrayList<>();
    private final List<Access> writes = new ArrayList<>();

    private Effects(Operation operation) {
        this.operation = operation;
    }

    static Effects of(Operation operation) {
        Effects effects = new Effects(operation);
        Call call = operation.call();
        if (call.operation().equals(Transactions.TRANSACTION)) {
            effects.addSteps(Transactions.steps(call));
        } else {
            effects.add(call, operation.ok() ? operation.result() : null);
        }
        return effects;
    }

    List<Access> reads() {
        return reads;
    }

    List<Access> writes() {
        return writes;
    }

    private void addSteps(List<Call> steps) {
        List<Value> results = operation.ok() ? results(steps.size()) : List.of();
        for (int i = 0; i < steps.size(); i++) {
            add(steps.get(i), results.isEmpty() ? null : results.get(i));
        }
    }

    private List<Value> results(int count) {
        if (operation.result() instanceof Value.Sequence results
                && results.items().size() == count) {
            return results.items();
        }
        throw new IllegalArgumentException("a transaction returns a result for each step: " + operation);
    }

    /** One call; {@code result} is null if it is not known. */
    private void add(Call call, Value result) {
        STORE.requireKnown(call);
        if (operation.failed()) {
            return;
        }
        switch (call.operation()) {
            case "read" -> see(call.key(), result);
            case "read-all", "read-prefix" -> seeAll(result);
            case "write" -> put(call.key(), call.argument(0));
            case "delete" -> put(call.key(), Value.absent());
            case "cas" -> swap(call, result);
            case "add" -> increase(call.key(), result);
            default -> throw new IllegalArgumentException("the effects of '" + call.operation() + "' are not known");
        }
    }

    private void see(String key, Value value) {
        if (value != null && writes.stream().noneMatch(own -> own.key().equals(key))) {
            reads.add(new Access(operation, key, value, false));
        }
    }

    private void seeAll(Value result) {
        if (result instanceof Value.Entries entries) {
            for (Map.Entry<String, Value> entry : entries.items().entrySet()) {
                see(entry.getKey(), entry.getValue());
            }
        } else if (result != null) {
            throw new IllegalArgumentException("a read of several keys returns entries: " + operation);
        }
    }

    private void swap(Call call, Value result) {
        if (!Value.of(false).equals(result)) {
            put(call.key(), call.argument(1));
        }
    }

    /** An addition writes its result, and nothing where it returns absent; a result that is no number does not tell. */
    private void increase(String key, Value result) {
        if (result != Value.absent()) {
            put(key, result instanceof Value.Whole ? result : null);
        }
    }

    private void put(String key, Value value) {
        writes.add(new Access(operation, key, value, true));
    }
}
