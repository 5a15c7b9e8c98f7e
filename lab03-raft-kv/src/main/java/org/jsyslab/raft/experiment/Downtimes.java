package org.jsyslab.raft.experiment;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jsyslab.common.sim.Simulation;

/** How long it took in each of many independent trials, in milliseconds. */
final class Downtimes {
    private final double[] sorted;

    private Downtimes(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Runs trials, several at once: each is a simulation of its own.
     *
     * @param purpose with the seed, what the trials' seeds follow from
     * @param trials how many, at least one
     * @param trial what one seed gives
     */
    static Downtimes measure(long seed, String purpose, int trials, LongFunction<Duration> trial) {
        return new Downtimes(LongStream.of(seeds(seed, purpose, trials))
                .parallel()
                .mapToDouble(each -> trial.apply(each).toNanos() / 1e6)
                .sorted()
                .toArray());
    }

    /** The seeds of so many trials. */
    static long[] seeds(long seed, String purpose, int trials) {
        return new Simulation(seed).random(purpose).longs(trials).toArray();
    }

    double mean() {
        double sum = 0;
        for (double time : sorted) {
            sum += time;
        }
        return sum / sorted.length;
    }

    /** The time within which so many percent of the trials ended: 50 for the median, 100 for the longest. */
    double percentile(double percent) {
        int rank = (int) StrictMath.ceil(percent / 100 * sorted.length - 1e-9); // not above, for want of digits
        return sorted[Math.max(rank, 1) - 1];
    }

    /** How many percent of the trials ended before so many milliseconds had passed. */
    double percentWithin(double millis) {
        return 100.0 * Arrays.stream(sorted).filter(time -> time < millis).count() / sorted.length;
    }
}
