package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Locks, one for each key, free at first, not reentrant. {@code acquire} returns whether the lock was free, and then takes
 * it; {@code release} returns whether the caller held it, and then frees it. A lock that makes its callers wait instead of
 * refusing them only ever returns true.
 */
public final class Lock implements Model<Value> {
    private static final String ACQUIRE = "acquire";
    private static final String RELEASE = "release";

    public static Call acquire(String key, String owner) {
        return Call.on(key, ACQUIRE, Value.of(owner));
    }

    public static Call release(String key, String owner) {
        return Call.on(key, RELEASE, Value.of(owner));
    }

    @Override
    public Value initial() {
        return Value.absent();
    }

    /** The state is the owner's name, or absent. */
    @Override
    public Step<Value> step(Value owner, Call call) {
        return switch (call.operation()) {
            case ACQUIRE -> change(owner, Value.absent(), call.argument(0));
            case RELEASE -> change(owner, call.argument(0), Value.absent());
            default -> throw call.unknownTo("lock", ACQUIRE, RELEASE);
        };
    }

    private static Step<Value> change(Value owner, Value needed, Value next) {
        boolean allowed = owner.equals(needed);
        return new Step<>(allowed ? next : owner, Value.of(allowed));
    }
}
