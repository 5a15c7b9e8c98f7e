package org.jsyslab.common.check.linear;

import org.jsyslab.common.check.Budget;

/** What was spent of a budget. */
final class Spending {
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

    private final Budget budget;
    private final long start = System.nanoTime();
    private long steps;
    private long configurations;
    private boolean late;

    Spending(Budget budget) {
        this.budget = budget;
    }

    /** One more operation is tried. */
    void step() {
        if (++steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            late = System.nanoTime() - start > budget.time().toNanos();
        }
    }

    /** One more configuration is remembered. */
    void configuration() {
        configurations++;
    }

    /** How many operations were tried. */
    long steps() {
        return steps;
    }

    boolean exhausted() {
        return late || steps > budget.steps() || configurations > budget.configurations();
    }

    /** What ran out, for people. */
    String reason() {
        if (late) {
            return "the time of " + budget.time().toMillis() + " ms ran out after " + steps + " steps";
        }
        return steps > budget.steps()
                ? "the budget of " + budget.steps() + " steps ran out"
                : "the budget of " + budget.configurations() + " configurations ran out";
    }
}
