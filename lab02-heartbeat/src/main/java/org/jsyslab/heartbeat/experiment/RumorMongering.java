package org.jsyslab.heartbeat.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One rumor among sites that pick each other at random, in rounds, until nobody spreads it any more.
 *
 * <p>Demers et al. 1987, section 1.4. A site is susceptible until it learns the rumor, then infective, then removed.
 * Two readings that the paper leaves open decide whether its tables come out: a round goes by who knew at its start, so
 * that two sites which tell a third one in the same round were both needed; and of several sites that pull from one in
 * the same round, one that needed it is enough (the footnote of Table 3).
 */
class RumorMongering {
    private static final int NEVER = Integer.MAX_VALUE;

    private final RandomGenerator random;
    private final Interest interest;

    /** In which round each site learned the rumor, {@link #NEVER} for the susceptible. */
    private final int[] learned;

    /** Sites that lost interest. */
    private final boolean[] removed;

    private int round;
    private int[] infective = {0};
    private long sent;

    /** A rumor that site 0 knows. */
    RumorMongering(int sites, Interest interest, RandomGenerator random) {
        this.random = random;
        this.interest = interest;
        this.learned = new int[sites];
        this.removed = new boolean[sites];
        Arrays.fill(learned, 1, sites, NEVER);
    }

    /** Runs it by push: who spreads the rumor tells another site. */
    void push() {
        while (beginRound()) {
            for (int site : infective) {
                int other = otherThan(site);
                tell(site, other, !knows(other));
            }
        }
    }

    private void tell(int site, int other, boolean needed) {
        sent++;
        learn(other);
        removed[site] = interest.lostAfter(site, needed);
    }

    /** Runs it by pull: every site asks another, and is told what that one spreads. */
    void pull() {
        while (beginRound()) {
            boolean[] asked = new boolean[learned.length];
            boolean[] needed = new boolean[learned.length];
            for (int site = 0; site < learned.length; site++) {
                int source = otherThan(site);
                if (knows(source) && !removed[source]) {
                    sent++;
                    asked[source] = true;
                    needed[source] |= !knows(site);
                    learn(site);
                }
            }
            Arrays.stream(infective)
                    .filter(site -> asked[site])
                    .forEach(site -> removed[site] = interest.lostAfter(site, needed[site]));
        }
    }

    /** Whether a site knew the rumor when the round began. */
    boolean knows(int site) {
        return learned[site] < round;
    }

    /** The round in progress, 1 for the first. */
    final int round() {
        return round;
    }

    /** When a site learned the rumor. */
    final int learned(int site) {
        return learned[site];
    }

    private boolean beginRound() {
        round++;
        infective = IntStream.range(0, learned.length)
                .filter(site -> learned[site] < round && !removed[site])
                .toArray();
        return infective.length > 0;
    }

    private void learn(int site) {
        learned[site] = Math.min(learned[site], round);
    }

    private int otherThan(int site) {
        int other = random.nextInt(learned.length - 1);
        return other < site ? other : other + 1;
    }

    /** s: the share of the sites that never learned it. */
    double residue() {
        return (double) Arrays.stream(learned).filter(at -> at == NEVER).count() / learned.length;
    }

    /** m: how often it was sent, for each site. */
    double traffic() {
        return (double) sent / learned.length;
    }

    /** t_ave: after how many rounds a site learned it, on average over those that did. */
    double averageDelay() {
        return Arrays.stream(learned).filter(at -> at != NEVER).average().orElseThrow();
    }

    /** t_last: after how many rounds the last one did. */
    double lastDelay() {
        return Arrays.stream(learned).filter(at -> at != NEVER).max().orElseThrow();
    }
}
