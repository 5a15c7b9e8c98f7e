package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsyslab.common.check.model.Step;

/**
 * Makes histories by running a model: each operation takes effect at one moment between call and return, so that the
 * history is linearizable. Some operations fail and some end unknown, done or not, at once or later.
 *
 * @param <S> the states of the model
 */
public final class RandomHistory<S> {
    private static final class Running {
        private final Call call;
        private Value result;

        Running(Call call) {
            this.call = call;
        }
    }

    private final Subject<S> subject;
    private final Random random;
    private final double lost;
    private final Recorder recorder = new Recorder();
    private final Map<String, Running> running = new LinkedHashMap<>();
    /** Calls whose clients have given up, but which may still take effect. */
    private final List<Call> adrift = new ArrayList<>();

    private S state;
    private long now;

    private RandomHistory(Subject<S> subject, Random random, double lost) {
        this.subject = subject;
        this.random = random;
        this.lost = lost;
        this.state = subject.model().initial();
    }

    /**
     * A linearizable history.
     *
     * @param lost how many operations end unknown, and how many fail, of 1
     */
    public static <S> History linearizable(Subject<S> subject, Random random, int clients, int size, double lost) {
        return new RandomHistory<>(subject, random, lost).run(clients, size);
    }

    /** The history with one result, ending or interval changed, which may or may not make it wrong. */
    public static <S> History spoiled(Subject<S> subject, Random random, History history) {
        List<Operation> operations = new ArrayList<>(history.operations());
        int victim = random.nextInt(operations.size());
        operations.set(victim, spoiled(subject, random, operations.get(victim), history));
        return new History(operations);
    }

    private History run(int clients, int size) {
        int called = 0;
        while (called < size || !running.isEmpty()) {
            now += 1 + random.nextInt(3);
            String client = "c" + random.nextInt(clients);
            Running operation = running.get(client);
            if (operation != null) {
                advance(client, operation);
            } else if (called < size) {
                called++;
                call(client);
            }
            if (!adrift.isEmpty() && random.nextInt(6) == 0) {
                state = subject.model()
                        .step(state, adrift.remove(random.nextInt(adrift.size())))
                        .state();
            }
        }
        return recorder.history();
    }

    private void call(String client) {
        Call call = subject.calls().apply(random, client);
        running.put(client, new Running(call));
        recorder.call(client, call, now);
    }

    private void advance(String client, Running operation) {
        if (operation.result != null) {
            running.remove(client);
            recorder.ok(client, operation.result, now);
        } else if (random.nextDouble() < lost) {
            running.remove(client);
            recorder.fail(client, "refused", now);
        } else if (random.nextDouble() < lost) {
            running.remove(client);
            recorder.info(client, "no answer");
            adrift.add(operation.call);
        } else {
            Step<S> step = subject.model().step(state, operation.call);
            state = step.state();
            operation.result = step.result();
        }
    }

    private static <S> Operation spoiled(Subject<S> subject, Random random, Operation victim, History history) {
        if (!victim.ok()) {
            return victim;
        }
        long at = victim.returned();
        long squeezed = victim.called() + random.nextInt((int) (at - victim.called()));
        return switch (random.nextInt(4)) {
            case 0 -> new Operation(victim.client(), victim.call(), victim.called(), new Ending.Fail(at, "spoiled"));
            case 1 -> new Operation(victim.client(), victim.call(), squeezed, victim.ending());
            default ->
                new Operation(
                        victim.client(),
                        victim.call(),
                        victim.called(),
                        new Ending.Ok(at, plausible(subject, random, victim.call(), history)));
        };
    }

    /** What the call would return after some of the history's calls. */
    private static <S> Value plausible(Subject<S> subject, Random random, Call call, History history) {
        S state = subject.model().initial();
        for (Operation operation : history.operations()) {
            if (random.nextBoolean()) {
                state = subject.model().step(state, operation.call()).state();
            }
        }
        return subject.model().step(state, call).result();
    }
}
