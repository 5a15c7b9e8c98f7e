package org.jsyslab.common.sim;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Tries a property with many seeds, each a run of its own. How many is said by the system property {@code seeds} (300
 * unless set); {@code -Dseed=17} tries that one only. A run that fails is run again with everything recorded, so that
 * the report shows what happened and the other runs stay fast.
 */
public final class Seeds {
    private static final int USUAL = 300;
    /** Of the thread, because other tests run at the same time. */
    private static final ThreadLocal<Integer> BUDGET = new ThreadLocal<>();

    private Seeds() {}

    /** How many seeds each property is tried with. */
    public static int count() {
        return BUDGET.get() != null ? BUDGET.get() : Integer.getInteger("seeds", USUAL);
    }

    /** What {@code run} returns if every property in it has a budget of so many seeds; other threads keep theirs. */
    public static <T> T within(int budget, Supplier<T> run) {
        Integer before = BUDGET.get();
        BUDGET.set(budget);
        try {
            return run.get();
        } finally {
            BUDGET.set(before);
        }
    }

    /**
     * Runs {@code body} for each seed.
     *
     * @param property what is shown, in words
     * @param body sets up a simulation and runs it; draws random numbers from the simulation only
     * @throws AssertionError if a run fails, or if a "sometimes" of an invariant has held in no run
     */
    public static void forEachSeed(String property, Consumer<Simulation> body) {
        Long single = Long.getLong("seed");
        long[] seeds = single != null
                ? new long[] {single}
                : LongStream.rangeClosed(1, count()).toArray();
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> witnessed = new TreeSet<>();
        for (long seed : seeds) {
            Simulation simulation = new Simulation(seed);
            runOnce(property, body, simulation);
            missing.addAll(simulation.missing());
            witnessed.addAll(simulation.witnessed());
        }
        missing.removeAll(witnessed);
        if (single == null && !missing.isEmpty()) {
            throw new AssertionError(property + ": shown by nothing, for this never happened in " + seeds.length
                    + " seeds: " + String.join("; ", missing));
        }
    }

    /** A simulation for a directed test, which reports failures as {@link #forEachSeed} does. */
    public static Simulation single(long seed) {
        return new Simulation(seed).explainFailures(Replay.command("")).drawFailures(Replay.diagram(seed));
    }

    private static void runOnce(String property, Consumer<Simulation> body, Simulation simulation) {
        try {
            body.accept(simulation);
        } catch (RuntimeException | AssertionError failure) {
            String replay = Replay.command(" -Dseed=" + simulation.seed());
            Simulation again = new Simulation(simulation.seed())
                    .explainFailures(replay)
                    .drawFailures(Replay.diagram(simulation.seed()));
            throw explained(property, body, failure, again);
        }
    }

    private static AssertionError explained(
            String property, Consumer<Simulation> body, Throwable first, Simulation again) {
        Throwable second = null;
        try {
            body.accept(again);
        } catch (RuntimeException | AssertionError failure) {
            second = failure;
        }
        if (second == null || !Objects.equals(summary(first), summary(second))) {
            return new AssertionError(
                    property + ": seed " + again.seed() + " is not deterministic; first " + summary(first) + ", then "
                            + (second == null ? "success" : summary(second)),
                    first);
        }
        return second instanceof Violation violation
                ? violation
                : again.violated(property, String.valueOf(second.getMessage()), second);
    }

    private static String summary(Throwable failure) {
        return failure instanceof Violation violation
                ? violation.property() + " (" + violation.detail() + ") after event " + violation.event()
                : failure.toString();
    }
}
