package org.jsyslab.common.sim;

import java.time.Duration;

/** A run has shown that a property does not hold. The message is a report that fits on one screen. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String property;
    private final String detail;
    private final long seed;
    private final Duration time;
    private final long event;

    Violation(String property, String detail, Simulation simulation, String report, Throwable cause) {
        super(report, cause);
        this.property = property;
        this.detail = detail;
        this.seed = simulation.seed();
        this.time = simulation.now();
        this.event = simulation.events();
    }

    /** The property, in words. */
    public String property() {
        return property;
    }

    /** What was seen instead. */
    public String detail() {
        return detail;
    }

    /** The seed of the run. */
    public long seed() {
        return seed;
    }

    /** The virtual time at which it was seen. */
    public Duration time() {
        return time;
    }

    /** The number of the event after which it was seen. */
    public long event() {
        return event;
    }
}
