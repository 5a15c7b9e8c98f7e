package org.jsyslab.common.sim;

import java.util.random.RandomGenerator;

/**
 * A random generator that gives the same numbers on every JVM. Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators" (OOPSLA 2014), Figure 17 without splitting; the JDK's own generators may change how they derive
 * bounded and Gaussian numbers from one version to the next, so all of that is spelt out here, with {@link StrictMath}.
 */
public final class StrictRandom implements RandomGenerator {
    /** The odd fraction of 2^64 nearest to the golden ratio: successive multiples of it are well spread. */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** A generator whose numbers follow from {@code seed}. */
    public StrictRandom(long seed) {
        this.state = seed;
    }

    /** Starts anew, as if just made with {@code seed}. */
    void restart(long seed) {
        state = seed;
    }

    /** Spreads each bit of {@code z} over all bits of the result; a bijection. */
    static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return (int) nextLong(origin, bound);
    }

    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        long unbiased = Long.MAX_VALUE - (Long.MAX_VALUE % bound + 1) % bound; // largest number of a whole last round
        long number = nextLong() >>> 1;
        while (number > unbiased) {
            number = nextLong() >>> 1;
        }
        return number % bound;
    }

    @Override
    public long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("origin " + origin + " is not below bound " + bound);
        }
        long width = bound - origin;
        if (width > 0) {
            return origin + nextLong(width);
        }
        long number = nextLong(); // wider than a positive long: at least every second number fits
        while (number < origin || number >= bound) {
            number = nextLong();
        }
        return number;
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    @Override
    public double nextDouble(double bound) {
        return nextDouble(0, bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        if (!(origin < bound && bound - origin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("origin " + origin + " is not below bound " + bound);
        }
        double number = origin + nextDouble() * (bound - origin);
        return number < bound ? number : Math.nextDown(bound);
    }

    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /** Marsaglia's polar method, one number a call: keeping the second one would be state that nobody expects. */
    @Override
    public double nextGaussian() {
        double u;
        double square;
        do {
            u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    }

    @Override
    public double nextGaussian(double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("a standard deviation cannot be " + deviation);
        }
        return mean + deviation * nextGaussian();
    }

    @Override
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }

    @Override
    public void nextBytes(byte[] bytes) {
        long number = 0;
        for (int i = 0; i < bytes.length; i++) {
            number = i % 8 == 0 ? nextLong() : number >>> 8;
            bytes[i] = (byte) number;
        }
    }
}
