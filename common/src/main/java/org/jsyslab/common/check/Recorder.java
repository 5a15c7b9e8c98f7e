package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down a history while it happens. Tell it of a call before the request leaves and of a return after the reply
 * came, so that the interval written down contains the true one. Any thread may call it; the order of these calls is
 * the order of the history: events of one instant of virtual time are set one nanosecond apart.
 */
public final class Recorder {
    private record Open(Call call, long called) {}

    private final List<Operation> completed = new ArrayList<>();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private long last = -1;

    /**
     * A client asks.
     *
     * @param now nanoseconds since the start of the run, one clock for all clients
     * @throws IllegalStateException if its last operation is still open
     */
    public synchronized void call(String client, Call call, long now) {
        Open before = open.putIfAbsent(client, new Open(call, tick(now)));
        if (before != null) {
            throw new IllegalStateException(client + " calls " + call + " while " + before.call() + " is open");
        }
    }

    /** A client was told the result of its open operation. */
    public synchronized void ok(String client, Value result, long now) {
        end(client, new Ending.Ok(tick(now), result));
    }

    /** A client was told that its open operation was not and will not be done. */
    public synchronized void fail(String client, String reason, long now) {
        end(client, new Ending.Fail(tick(now), reason));
    }

    /** A client gave up its open operation without knowing whether it was or will be done. */
    public synchronized void info(String client, String reason) {
        end(client, new Ending.Info(reason));
    }

    /** All that was written down so far; operations still open have an unknown outcome. */
    public synchronized History history() {
        List<Operation> all = new ArrayList<>(completed);
        open.forEach((client, pending) -> all.add(
                new Operation(client, pending.call(), pending.called(), new Ending.Info("still open at the end"))));
        return new History(all);
    }

    private void end(String client, Ending ending) {
        Open pending = open.remove(client);
        if (pending == null) {
            throw new IllegalStateException(client + " has no open operation");
        }
        completed.add(new Operation(client, pending.call(), pending.called(), ending));
    }

    private long tick(long now) {
        last = Math.max(now, last + 1);
        return last;
    }
}
