package org.jsyslab.common.check;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jsyslab.common.check.model.AppendList;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Lock;
import org.jsyslab.common.check.model.Model;
import org.jsyslab.common.check.model.Register;
import org.jsyslab.common.check.model.Transactions;

/**
 * A model together with random calls to it.
 *
 * @param calls draws a call for the client of this name
 */
public record Subject<S>(String name, Model<S> model, BiFunction<Random, String, Call> calls) {

    /** All stock models. */
    public static List<Subject<?>> all() {
        return List.of(
                new Subject<>("register", new Register(), (random, client) -> register(random)),
                new Subject<>("key-value", new KeyValue(), (random, client) -> keyValue(random)),
                new Subject<>("append", new AppendList(), (random, client) -> append(random)),
                new Subject<>("counter", new Counter(), (random, client) -> counter(random)),
                new Subject<>("lock", new Lock(), Subject::lock),
                new Subject<>("transactions", new Transactions(), (random, client) -> transaction(random)));
    }

    private static Call register(Random random) {
        return random.nextBoolean() ? Register.read("x") : Register.write("x", Value.of(random.nextInt(3)));
    }

    private static Call keyValue(Random random) {
        String key = List.of("a1", "a2", "b").get(random.nextInt(3));
        Value value = Value.of(random.nextInt(2));
        return switch (random.nextInt(14)) {
            case 0, 1 -> KeyValue.read(key);
            case 2, 3 -> KeyValue.write(key, value);
            case 4 -> KeyValue.delete(key);
            case 5 -> KeyValue.compareAndSet(key, random.nextBoolean() ? Value.absent() : value, Value.of(2));
            case 6 -> KeyValue.add(key, 1);
            case 7 -> KeyValue.readAll(List.of("a1", "b"));
            case 8 -> KeyValue.writeIfPresent(key, value);
            case 9 -> KeyValue.append(key, "1");
            case 10 -> KeyValue.writeAll(new TreeMap<>(Map.of("a1", value, "b", value)));
            case 11 -> KeyValue.remove(List.of("a2", "b"));
            case 12 -> KeyValue.readFirst("a", 1);
            default -> KeyValue.readPrefix("a");
        };
    }

    private static Call append(Random random) {
        return random.nextBoolean() ? AppendList.read("x") : AppendList.append("x", Value.of(random.nextInt(3)));
    }

    private static Call counter(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Counter.read("x");
            case 1 -> Counter.add("x", 1 + random.nextInt(2));
            default -> Counter.addAndGet("x", 1);
        };
    }

    private static Call lock(Random random, String client) {
        return random.nextBoolean() ? Lock.acquire("x", client) : Lock.release("x", client);
    }

    private static Call transaction(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Transactions.transaction(KeyValue.read("x"), KeyValue.read("y"));
            case 1 -> Transactions.transaction(KeyValue.add("x", -1), KeyValue.add("y", 1));
            default -> Transactions.transaction(KeyValue.read("x"), KeyValue.write("y", Value.of(random.nextInt(2))));
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
