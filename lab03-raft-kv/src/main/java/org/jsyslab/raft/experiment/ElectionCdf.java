package org.jsyslab.raft.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Row.Kind;
import org.jsyslab.common.experiment.Table;

/** How long it takes to replace a crashed leader, by the range of election timeouts: Figure 16 of the paper (§9.3). */
class ElectionCdf {
    /** Top: how far the timeouts are spread. */
    static final List<TimeoutRange> SPREADS = List.of(
            new TimeoutRange(150, 150),
            new TimeoutRange(150, 151),
            new TimeoutRange(150, 155),
            new TimeoutRange(150, 175),
            new TimeoutRange(150, 200),
            new TimeoutRange(150, 300));

    /** Bottom: how long the timeouts are. */
    static final List<TimeoutRange> SCALES = List.of(
            new TimeoutRange(12, 24),
            new TimeoutRange(25, 50),
            new TimeoutRange(50, 100),
            new TimeoutRange(100, 200),
            new TimeoutRange(150, 300));

    /** Trials for a line of the paper's figure. */
    static final int TRIALS = 1_000;

    private static final double NONE = Double.NaN;
    private static final double CAP = LeaderCrash.CAP.toMillis();
    private static final double[] PERCENTS = {1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100};
    private static final String WITHOUT = "time without leader (ms)";
    private static final Axis TIME = Axis.logarithmic(WITHOUT);
    private static final Axis SHARE = Axis.linear("cumulative percent");

    private final long seed;
    private final int trials;

    /**
     * An experiment with so many trials for each line, at least ten; a tenth of that for what is mostly without leader.
     */
    ElectionCdf(long seed, int trials) {
        this.seed = seed;
        this.trials = trials;
    }

    /** Both parts of the figure, each as curves and as the values that the text gives of them. */
    List<Table> tables() {
        Map<TimeoutRange, Downtimes> spreads = measure(SPREADS);
        Map<TimeoutRange, Downtimes> scales = measure(SCALES);
        String sample = ", " + trials + " trials";
        return List.of(
                new Table("Figure 16, top: timeouts less or more spread" + sample, TIME, SHARE, curves(spreads)),
                new Table("Figure 16, bottom: timeouts of other lengths" + sample, TIME, SHARE, curves(scales)),
                new Table("Top, by spread", Axis.logarithmic("most - least timeout (ms)"), TIME, bySpread(spreads)),
                new Table(
                        "Bottom, by length", Axis.linear("least timeout (ms)"), Axis.linear(WITHOUT), byScale(scales)));
    }

    private Map<TimeoutRange, Downtimes> measure(List<TimeoutRange> ranges) {
        Map<TimeoutRange, Downtimes> measured = new LinkedHashMap<>();
        ranges.forEach(range -> measured.put(range, measure(range, isSpread(range) ? trials : trials / 10)));
        return measured;
    }

    private Downtimes measure(TimeoutRange range, int times) {
        return Downtimes.measure(seed, "" + range, times, crash(range)::downtime);
    }

    /** The trial for a line of the figure. */
    LeaderCrash crash(TimeoutRange range) {
        return new LeaderCrash(range);
    }

    private static boolean isSpread(TimeoutRange range) {
        return range.most() > range.least();
    }

    private static List<Row> curves(Map<TimeoutRange, Downtimes> measured) {
        List<Row> rows = new ArrayList<>();
        measured.forEach((range, times) -> {
            if (isSpread(range)) {
                DoubleStream.of(PERCENTS)
                        .filter(percent -> times.percentile(percent) < CAP)
                        .forEach(percent ->
                                rows.add(Row.shape(times.percentile(percent), "" + range, percent, NONE, NONE)));
            } else {
                rows.add(Row.shape(1_000, "" + range, times.percentWithin(1_000), NONE, NONE));
                rows.add(Row.shape(10_000, "" + range, times.percentWithin(10_000), NONE, 5)); // "over 10 s"
            }
        });
        return rows;
    }

    private List<Row> bySpread(Map<TimeoutRange, Downtimes> measured) {
        List<Row> rows = new ArrayList<>();
        measured.forEach((range, times) -> {
            int spread = range.most() - range.least();
            if (spread > 0) {
                rows.add(
                        spread == 5
                                ? published(spread, "median", times.percentile(50), 287, 240, 340)
                                : Row.shape(spread, "median", times.percentile(50), NONE, NONE));
                rows.add(Row.shape(spread, "p99", times.percentile(99), NONE, spread == 50 ? 500 : NONE));
                rows.add(longest(spread, times.percentile(100)));
            }
        });
        return rows;
    }

    /** The longest downtime, which grows with the number of trials. */
    private Row longest(int spread, double measured) {
        boolean compared = spread == 50 && trials >= TRIALS;
        return spread == 50
                ? published(spread, "max", measured, 513, compared ? 400 : NONE, compared ? 900 : NONE)
                : Row.shape(spread, "max", measured, NONE, NONE);
    }

    private static List<Row> byScale(Map<TimeoutRange, Downtimes> measured) {
        List<Row> rows = new ArrayList<>();
        double shorter = NONE;
        for (Map.Entry<TimeoutRange, Downtimes> line : measured.entrySet()) {
            int least = line.getKey().least();
            Downtimes times = line.getValue();
            boolean shortest = least == 12;
            rows.add(Row.shape(least, "median", times.percentile(50), shorter, NONE));
            rows.add(
                    shortest
                            ? published(least, "mean", times.mean(), 35, 20, 60)
                            : Row.shape(least, "mean", times.mean(), NONE, NONE));
            rows.add(
                    shortest
                            ? published(least, "max", times.percentile(100), 152, NONE, NONE)
                            : Row.shape(least, "max", times.percentile(100), NONE, NONE));
            shorter = times.percentile(50);
        }
        return rows;
    }

    private static Row published(double x, String series, double measured, double value, double lo, double hi) {
        return new Row(x, series, measured, value, lo, hi, Kind.CALIBRATED);
    }
}
