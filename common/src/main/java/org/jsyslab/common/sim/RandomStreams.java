package org.jsyslab.common.sim;

/**
 * The random numbers of one run. Each stream belongs to one node, one of its lives and one purpose, and follows from
 * these and the run's seed alone: drawing more numbers for one purpose shifts no other.
 */
public final class RandomStreams {
    private final long seed;

    /** The streams of the run with that seed. */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The seed of the run. */
    public long seed() {
        return seed;
    }

    /**
     * A new generator at the start of a stream.
     *
     * @param owner the name of a node, or of a part of the simulation
     * @param incarnation which life of the node, 1 for the first
     * @param purpose what the numbers are for
     */
    public StrictRandom stream(String owner, int incarnation, String purpose) {
        return new StrictRandom(key(owner, incarnation, purpose));
    }

    /** The seed of a stream. */
    long key(String owner, int incarnation, String purpose) {
        long key = StrictRandom.mix(seed + StrictRandom.GOLDEN);
        key = absorb(key, owner);
        key = StrictRandom.mix(key ^ (incarnation * StrictRandom.GOLDEN));
        return absorb(key, purpose);
    }

    private static long absorb(long key, String text) {
        long absorbed = key;
        for (int i = 0; i < text.length(); i++) {
            absorbed = StrictRandom.mix(absorbed ^ (text.charAt(i) * StrictRandom.GOLDEN));
        }
        return StrictRandom.mix(absorbed + text.length());
    }
}
