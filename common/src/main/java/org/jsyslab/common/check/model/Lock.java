package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Locks, one for each key, free at first, not reentrant. {@code acquire} returns whether the lock was free, and then
 * takes it; {@code release} returns whether the caller held it, and then frees it. A lock that makes its callers wait
 * instead of refusing them only ever returns true.
 */
public final class Lock implements Model<Value> {
    private static final String ACQUIRE = "acquire";
    private static final String RELEASE = "release";
    private static final Signatures CALLS =
            Signatures.of("lock").with(ACQUIRE, 1, 1).with(RELEASE, 1, 1);

    /** Takes the lock if it is free; returns whether it was. */
    public static Call acquire(String key, String owner) {
        return Call.on(key, ACQUIRE, Value.of(owner));
    }

    /** Frees the lock if this owner holds it; returns whether it did. */
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
        CALLS.require(call);
        Value caller = Value.of(call.text(0));
        return call.operation().equals(ACQUIRE)
                ? change(owner, Value.absent(), caller)
                : change(owner, caller, Value.absent());
    }

    private static Step<Value> change(Value owner, Value needed, Value next) {
        boolean allowed = owner.equals(needed);
        return new Step<>(allowed ? next : owner, Value.of(allowed));
    }
}
