package org.jsyslab.common.experiment;

/**
 * What an axis shows.
 *
 * @param name quantity and unit: {@code latency (ms)}
 * @param logarithmic whether equal distances are equal factors; then all values must be positive
 */
public record Axis(String name, boolean logarithmic) {

    /** An axis on which equal distances are equal differences. */
    public static Axis linear(String name) {
        return new Axis(name, false);
    }

    /** An axis on which equal distances are equal factors. */
    public static Axis logarithmic(String name) {
        return new Axis(name, true);
    }
}
