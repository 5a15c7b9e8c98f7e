package org.jsyslab.common.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsyslab.common.check.Budget;
import org.jsyslab.common.check.Ending;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.AppendList;
import org.jsyslab.common.check.model.KeyValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What large histories cost: in steps, which are the same everywhere; and, when asked for, in time. */
class CheckerSpeedTest {
    private static final Value NEVER_WRITTEN = Value.of(-1);

    private static Subject<?> store(int keys) {
        return new Subject<>(keys + " keys", new KeyValue(), (random, client) -> {
            String key = "k" + random.nextInt(keys);
            Value value = Value.of(random.nextInt(1_000));
            return switch (random.nextInt(5)) {
                case 0, 1 -> KeyValue.write(key, value);
                case 2 -> KeyValue.compareAndSet(key, Value.of(random.nextInt(1_000)), value);
                default -> KeyValue.read(key);
            };
        });
    }

    private static Subject<?> list() {
        return new Subject<>(
                "list",
                new AppendList(),
                (random, client) -> random.nextBoolean()
                        ? AppendList.append("x", Value.of(random.nextInt()))
                        : AppendList.read("x"));
    }

    private static History history(Subject<?> subject, int clients, int size, double lost) {
        return RandomHistory.linearizable(subject, new Random(1), clients, size, lost);
    }

    /** The history with one read, near the end, that returns something else. */
    private static History withWrongRead(History history, Value wrong) {
        List<Operation> operations = new ArrayList<>(history.operations());
        for (int i = operations.size() * 9 / 10; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (operation.call().operation().equals("read") && operation.ok()) {
                operations.set(
                        i,
                        new Operation(
                                operation.client(),
                                operation.call(),
                                operation.called(),
                                new Ending.Ok(operation.returned(), wrong)));
                return new History(operations);
            }
        }
        throw new IllegalArgumentException("no read");
    }

    private static Value firstWritten(History history) {
        return history.where(operation -> operation.call().operation().equals("write"))
                .operations()
                .get(0)
                .call()
                .argument(0);
    }

    private static Verdict check(Subject<?> subject, History history, long steps) {
        return Linearizability.of(subject.model()).within(Budget.ofSteps(steps)).check(history);
    }

    @Test
    void tenThousandOperationsOnAHundredKeysTakeAFewStepsEach() {
        History history = history(store(100), 10, 10_000, 0);

        assertThat(check(store(100), history, 40_000)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void lostOperationsCostLittle() {
        History history = history(store(100), 10, 10_000, 0.05);

        assertThat(check(store(100), history, 80_000)).isInstanceOf(Verdict.Valid.class);
    }

    @ParameterizedTest
    @CsvSource({"5, 50000", "10, 500000"})
    void oneWrongReadOnOneKeyIsFound(int clients, long steps) {
        History history = history(store(1), clients, 500, 0);

        assertThat(check(store(1), withWrongRead(history, NEVER_WRITTEN), steps))
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(check(store(1), withWrongRead(history, firstWritten(history)), steps))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void measure() {
        time("10,000 operations, 10 clients, 100 keys", store(100), history(store(100), 10, 10_000, 0));
        time("the same, 5 % lost, 5 % failed", store(100), history(store(100), 10, 10_000, 0.05));
        time("10,000 operations, 10 clients, 1 key", store(1), history(store(1), 10, 10_000, 0));
        time("the same, 0.2 % lost, 0.2 % failed", store(1), history(store(1), 10, 10_000, 0.002));
        time("10,000 operations, 5 clients, 1 key, 1 % lost", store(1), history(store(1), 5, 10_000, 0.01));
        for (int clients : new int[] {5, 10}) {
            History history = history(store(1), clients, 500, 0);
            String what = "500 operations, " + clients + " clients, 1 key, ";
            time(what + "a read of nothing written", store(1), withWrongRead(history, NEVER_WRITTEN));
            time(what + "a stale read", store(1), withWrongRead(history, firstWritten(history)));
            time(what + "a list", list(), history(list(), clients, 500, 0));
        }
    }

    /** Prints the first and the median of 7 runs: CPU time of the check with its explanation. */
    private static void time(String what, Subject<?> subject, History history) {
        List<Long> micros = new ArrayList<>();
        Verdict verdict = null;
        for (int i = 0; i < 7; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            verdict = Linearizability.of(subject.model()).check(history);
            micros.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000);
        }
        long first = micros.get(0);
        long median = micros.stream().sorted().skip(3).findFirst().orElseThrow();
        assertThat(verdict).isNotInstanceOf(Verdict.Unknown.class);
        System.err.printf(
                "%-60s %-8s first %7.1f ms, median %7.1f ms%n",
                what, verdict.getClass().getSimpleName(), first / 1e3, median / 1e3);
    }
}
