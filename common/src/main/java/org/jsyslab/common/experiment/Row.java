package org.jsyslab.common.experiment;

import java.util.Locale;

/**
 * One point of a figure: what was measured, and what it is compared with.
 *
 * @param x where on the horizontal axis
 * @param series which curve
 * @param measured what this run gave
 * @param published the paper's value, or what its formula gives; NaN if there is none
 * @param lo the least that agrees with the paper; NaN if anything does
 * @param hi the most that agrees with the paper; NaN if anything does
 * @param kind where the expectation comes from
 */
public record Row(double x, String series, double measured, double published, double lo, double hi, Kind kind) {

    /** Where an expectation comes from. */
    public enum Kind {
        /** A closed form. */
        EXACT,
        /** A published value and a tolerance. */
        CALIBRATED,
        /** An order, a slope or a knee only. */
        SHAPE;

        /** The word in the CSV file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Row {
        if (series.isEmpty() || series.indexOf('"') >= 0 || series.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not the name of a series: " + series);
        }
    }

    /** A point that a formula predicts up to {@code tolerance} on either side. */
    public static Row exact(double x, String series, double measured, double formula, double tolerance) {
        return new Row(x, series, measured, formula, formula - tolerance, formula + tolerance, Kind.EXACT);
    }

    /** A point that only has to lie between {@code lo} and {@code hi}, each NaN for no bound. */
    public static Row shape(double x, String series, double measured, double lo, double hi) {
        return new Row(x, series, measured, Double.NaN, lo, hi, Kind.SHAPE);
    }

    /** Whether the measured value agrees with the paper. */
    public boolean agrees() {
        return !Double.isNaN(measured) && !(measured < lo) && !(measured > hi); // a bound that is NaN bounds nothing
    }
}
