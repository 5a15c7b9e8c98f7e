package org.jsyslab.raft.experiment;

/**
 * How likely a vote is split, in closed form (Ongaro's dissertation, chapter 9). Of {@code s} live servers the first
 * one to time out wins unless so many others time out, before its request reaches them a latency later, that the rest
 * are no majority. Timeouts are uniform, and the latency is the same for all messages.
 *
 * @param servers n, how many there are in the cluster
 * @param failed how many of them are down
 */
record SplitVoteFormula(int servers, int failed) {

    /**
     * P(split), for a latency that is the share {@code l} of the timeouts' range: the c-th smallest of s uniform
     * numbers comes within l of the smallest, where c = s - floor(n/2) + 1 candidates leave no majority.
     */
    double probability(double l) {
        int s = servers - failed;
        int c = s - servers / 2 + 1;
        double sum = 0;
        for (int k = c - 1; k <= s; k++) {
            sum += binomial(s, k) * StrictMath.pow(l, k) * StrictMath.pow(1 - l, s - k);
        }
        return sum;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
