package org.jsyslab.common.check.linear;

import org.jsyslab.common.check.Budget;

/** What is left of a budget. */
final class Spending {
    private static final int TRIES_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

    private final Budget budget;
    private final long start = System.nanoTime();
    private long configurations;
    private long tries;
    private boolean late;

    Spending(Budget budget) {
        this.budget = budget;
    }

    /** One more configuration is remembered. */
    void configuration() {
        configurations++;
    }

    /** One more operation is tried. */
    void attempt() {
        if (++tries % TRIES_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            late = System.nanoTime() - start > budget.time().toNanos();
        }
    }

    /** Configurations remembered so far. */
    long configurations() {
        return configurations;
    }

    boolean exhausted() {
        return late || configurations > budget.configurations();
    }

    /** What ran out, for people. */
    String reason() {
        return late
                ? "the time of " + budget.time().toMillis() + " ms ran out after " + configurations + " configurations"
                : "the budget of " + budget.configurations() + " configurations ran out";
    }
}
