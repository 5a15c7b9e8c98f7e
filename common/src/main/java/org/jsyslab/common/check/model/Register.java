package org.jsyslab.common.check.model;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;

/**
 * Read-write registers, one for each key, absent at first: the object of Lamport's "On interprocess communication"
 * (1986) and of ABD. A read returns the last value written.
 */
public final class Register implements Model<Value> {
    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final Signatures CALLS =
            Signatures.of("register").with(READ, 1, 0).with(WRITE, 1, 1);

    /** Returns the last value written; absent before the first. */
    public static Call read(String key) {
        return Call.on(key, READ);
    }

    /** Puts a value in place of the last one; tells nothing. */
    public static Call write(String key, Value value) {
        return Call.on(key, WRITE, value);
    }

    @Override
    public Value initial() {
        return Value.absent();
    }

    @Override
    public Step<Value> step(Value state, Call call) {
        CALLS.require(call);
        return readOnly(call) ? new Step<>(state, state) : new Step<>(call.argument(0), Value.done());
    }

    @Override
    public boolean readOnly(Call call) {
        return call.operation().equals(READ);
    }
}
