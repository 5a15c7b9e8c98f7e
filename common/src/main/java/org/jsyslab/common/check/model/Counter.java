package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Counters, one for each key, zero at first. {@code add} tells nothing, {@code add-and-get} returns the new count. A
 * lost update and an update done twice both show in a later count.
 */
public final class Counter implements Model<Long> {
    private static final String ADD = "add";
    private static final String ADD_AND_GET = "add-and-get";
    private static final String READ = "read";
    private static final Signatures CALLS =
            Signatures.of("counter").with(READ, 1, 0).with(ADD, 1, 1).with(ADD_AND_GET, 1, 1);

    /** Adds an amount, which may be negative; tells nothing. */
    public static Call add(String key, long amount) {
        return Call.on(key, ADD, Value.of(amount));
    }

    /** Adds an amount, which may be negative; returns the new count. */
    public static Call addAndGet(String key, long amount) {
        return Call.on(key, ADD_AND_GET, Value.of(amount));
    }

    /** Returns the count. */
    public static Call read(String key) {
        return Call.on(key, READ);
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Step<Long> step(Long count, Call call) {
        CALLS.require(call);
        if (readOnly(call)) {
            return new Step<>(count, Value.of(count));
        }
        long sum = count + call.number(0);
        return new Step<>(sum, call.operation().equals(ADD) ? Value.done() : Value.of(sum));
    }

    @Override
    public boolean readOnly(Call call) {
        return call.operation().equals(READ);
    }
}
