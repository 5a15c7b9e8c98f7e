package org.jsyslab.heartbeat.experiment;

import java.util.random.RandomGenerator;

/**
 * When a site that spreads a rumor loses interest in it.
 *
 * <p>Demers et al. 1987, section 1.4, "Blind vs. feedback" and "Counter vs. coin".
 */
@FunctionalInterface
interface Interest {
    /**
     * Whether a site loses interest after a contact.
     *
     * @param needed whether who was contacted, or one of them, did not know the rumor yet
     */
    boolean lostAfter(int site, boolean needed);

    /** Feedback and counter: after k contacts that were not needed; one that was makes the count begin again. */
    static Interest counter(int k, int sites) {
        int[] inVain = new int[sites];
        return (site, needed) -> {
            inVain[site] = needed ? 0 : inVain[site] + 1;
            return inVain[site] == k;
        };
    }

    /** Blind and coin: after each contact with probability 1/k. */
    static Interest coin(int k, RandomGenerator random) {
        return (site, needed) -> random.nextInt(k) == 0;
    }
}
