package org.jsyslab.heartbeat.detector;

/**
 * The last few of a sequence of samples: the sampling window of the adaptive detectors. Never holds more than its size.
 */
final class Window {
    private final long[] samples;

    /** How many samples there are, up to the size. */
    private int count;

    /** Where the next sample goes: in place of the oldest one, once all places are taken. */
    private int next;

    /** An empty window for so many samples, at least 1. */
    Window(int size) {
        samples = new long[size];
    }

    /** Takes in a sample; the oldest one leaves a full window. */
    void add(long sample) {
        samples[next] = sample;
        next = (next + 1) % samples.length;
        count = Math.min(count + 1, samples.length);
    }

    /**
     * The average; there must be a sample. Summed as distances from one of the samples: these are small where the
     * samples themselves are years of nanoseconds, whose sum no long could hold and no double exactly.
     */
    double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += samples[i] - samples[0];
        }
        return samples[0] + sum / count;
    }

    /** The square root of the samples' variance, which is the average squared distance from their mean. */
    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double distance = samples[i] - mean;
            sum += distance * distance;
        }
        return StrictMath.sqrt(sum / count);
    }
}
