package org.jsyslab.heartbeat.experiment;

/**
 * What the analysis says of NFD-S: how often, for how long it is wrong. Delays are exponentially distributed, all times
 * in seconds.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 3: Definition 1, Proposition 3 and Theorem 5, in the paper's names.
 */
final class NfdSFormula {
    private static final int INTERVALS = 2_000;

    private final double eta;
    private final double delta;
    private final double loss;
    private final double meanDelay;

    /** k: so many heartbeats after number i may still arrive in time for freshness point i. */
    private final int k;

    /**
     * The formulas for one setting.
     *
     * @param eta the time between two heartbeats
     * @param delta how long after it was sent a heartbeat is waited for
     * @param loss p_L, the probability that one is lost
     * @param meanDelay E(D) of the others
     */
    NfdSFormula(double eta, double delta, double loss, double meanDelay) {
        this.eta = eta;
        this.delta = delta;
        this.loss = loss;
        this.meanDelay = meanDelay;
        this.k = (int) StrictMath.ceil(delta / eta);
    }

    /** E(T_MR) = η / p_S. */
    double recurrenceTime() {
        return eta / suspicion();
    }

    /** E(T_M) = ∫ u(x) dx / p_S, from 0 to η. */
    double duration() {
        double kink = Math.min(k * eta - delta, eta); // where heartbeat i + k begins to count
        return (integral(0, kink) + integral(kink, eta)) / suspicion();
    }

    /** 1 - P_A = E(T_M) / E(T_MR). */
    double inaccuracy() {
        return duration() / recurrenceTime();
    }

    /** p_S = q_0 u(0): trusted until freshness point i, by heartbeat i - 1, and suspected from there. */
    private double suspicion() {
        double q0 = (1 - loss) * (1 - laterThan(delta + eta));
        return q0 * unheard(0);
    }

    /** u(x): at x after freshness point i, none of the heartbeats i to i + k has been received. */
    private double unheard(double x) {
        double product = 1;
        for (int j = 0; j <= k; j++) {
            product *= loss + (1 - loss) * laterThan(delta + x - j * eta); // p_j(x)
        }
        return product;
    }

    /** P(D > t). */
    private double laterThan(double t) {
        return t <= 0 ? 1 : StrictMath.exp(-t / meanDelay);
    }

    /** Of u, by the midpoint rule. */
    private double integral(double from, double to) {
        double width = (to - from) / INTERVALS;
        double sum = 0;
        for (int i = 0; i < INTERVALS; i++) {
            sum += unheard(from + (i + 0.5) * width);
        }
        return sum * width;
    }
}
