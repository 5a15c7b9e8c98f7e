package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Counters, one for each key, zero at first. {@code add} tells nothing, {@code add-and-get} returns the new count. A lost
 * update and an update done twice both show in a later count.
 */
public final class Counter implements Model<Long> {
    private static final String ADD = "add";
    private static final String ADD_AND_GET = "add-and-get";
    private static final String READ = "read";

    public static Call add(String key, long amount) {
        return Call.on(key, ADD, Value.of(amount));
    }

    public static Call addAndGet(String key, long amount) {
        return Call.on(key, ADD_AND_GET, Value.of(amount));
    }

    public static Call read(String key) {
        return Call.on(key, READ);
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Step<Long> step(Long count, Call call) {
        return switch (call.operation()) {
            case READ -> new Step<>(count, Value.of(count));
            case ADD -> new Step<>(count + call.number(0), Value.done());
            case ADD_AND_GET -> new Step<>(count + call.number(0), Value.of(count + call.number(0)));
            default -> throw call.unknownTo("counter", READ, ADD, ADD_AND_GET);
        };
    }

    @Override
    public boolean readOnly(Call call) {
        return call.operation().equals(READ);
    }
}
