package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.List;

/** Short histories by hand: {@code new Scene().ok("c1", write, done, 0, 10)}. */
public final class Scene {
    private final List<Operation> operations = new ArrayList<>();

    public Scene ok(String client, Call call, Value result, long called, long returned) {
        operations.add(new Operation(client, call, called, new Ending.Ok(returned, result)));
        return this;
    }

    /** An operation that tells nothing. */
    public Scene done(String client, Call call, long called, long returned) {
        return ok(client, call, Value.done(), called, returned);
    }

    public Scene fail(String client, Call call, long called, long returned) {
        operations.add(new Operation(client, call, called, new Ending.Fail(returned, "refused")));
        return this;
    }

    public Scene info(String client, Call call, long called) {
        operations.add(new Operation(client, call, called, new Ending.Info("no answer")));
        return this;
    }

    public History history() {
        return new History(operations);
    }
}
