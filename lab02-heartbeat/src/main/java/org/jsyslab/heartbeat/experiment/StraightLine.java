package org.jsyslab.heartbeat.experiment;

import java.util.Arrays;

/**
 * The straight line that comes nearest to some points, by least squares.
 *
 * @param slope how steep it is
 * @param fit R squared: the share of the points' variance that the line explains, 1 if they lie on it
 */
record StraightLine(double slope, double fit) {

    /** The line through points that are not all the same. */
    static StraightLine through(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return new StraightLine(xy / xx, xy * xy / (xx * yy));
    }
}
