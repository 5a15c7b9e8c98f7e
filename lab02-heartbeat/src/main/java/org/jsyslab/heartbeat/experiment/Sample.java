package org.jsyslab.heartbeat.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Values measured in independent runs.
 *
 * @param mean their average
 * @param error the standard deviation of that average
 */
record Sample(double mean, double error) {

    /** What {@code quantity} is in each of at least two runs. */
    static <T> Sample of(List<T> runs, ToDoubleFunction<T> quantity) {
        double[] values = runs.stream().mapToDouble(quantity).toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Sample(mean, StrictMath.sqrt(squares / (values.length - 1) / values.length));
    }
}
