package org.jsyslab.heartbeat.detector;

/**
 * The upper tail of the standard normal distribution, Q(z) = P(Z > z), as a logarithm: beyond z = 38 the probability
 * itself is too small for a double, while its logarithm is an ordinary number for any z.
 *
 * <p>Abramowitz and Stegun, <i>Handbook of Mathematical Functions</i>, 1964: the series 26.2.11 near the middle, the
 * continued fraction 26.2.14 in the tail. With these many terms both give all digits of a double but the last few.
 */
final class NormalTail {
    private static final double LN_10 = StrictMath.log(10);
    private static final double LN_SQRT_2_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);
    /** From here on the fraction converges faster than the series. */
    private static final double TAIL_BEGINS = 2;

    private static final int TERMS = 100;
    private static final int HALVINGS = 100;

    private NormalTail() {}

    /** log10 Q(z): falls from 0 on the far left to minus infinity on the far right; log10(1/2) at 0. */
    static double log10(double z) {
        if (z < -TAIL_BEGINS) {
            return StrictMath.log1p(-StrictMath.exp(lnInTail(-z))) / LN_10; // Q(z) = 1 - Q(-z), too close to 1 for log
        }
        return (z <= TAIL_BEGINS ? StrictMath.log(0.5 - StrictMath.exp(lnDensity(z)) * series(z)) : lnInTail(z))
                / LN_10;
    }

    /** The z for which {@link #log10} is {@code level}, by bisection of that very function. */
    static double inverse(double level) {
        double low = -10;
        double high = 10;
        while (log10(high) > level) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (log10(middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double lnDensity(double z) {
        return -z * z / 2 - LN_SQRT_2_PI;
    }

    /** 26.2.11: z + z^3/3 + z^5/(3*5) + z^7/(3*5*7) + …; times the density, it is P(0 < Z < z). */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; n < TERMS; n++) {
            term *= z * z / (2 * n + 1);
            sum += term;
        }
        return sum;
    }

    /** 26.2.14: Q is the density over z + 1/(z + 2/(z + 3/(z + …))), for z of at least 2. */
    private static double lnInTail(double z) {
        double fraction = z;
        for (int n = TERMS; n >= 1; n--) {
            fraction = z + n / fraction;
        }
        return lnDensity(z) - StrictMath.log(fraction);
    }
}
