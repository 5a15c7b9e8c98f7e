package org.jsyslab.heartbeat.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Row.Kind;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.Simulation;

/**
 * How far a rumor gets before all have lost interest in it, what that costs and how long it takes.
 *
 * <p>Demers et al. 1987, section 1.4: Tables 1 to 3, and the law s = e^-m, which all variants of push keep and pull
 * beats.
 */
class Epidemics {
    static final int SITES = 1_000;
    private static final double SIGMAS = 3;
    private static final double RESIDUE_TOLERANCE = 0.15;
    /** Up to this k; beyond, so few sites are left that the printed digits are too few. */
    private static final int RESIDUE_ASSERTED = 3;

    private static final double TRAFFIC_TOLERANCE = 0.04;
    private static final double LAST_TOLERANCE = 0.06;
    private static final double LAW_TOLERANCE = 0.1;

    private static final Axis K = Axis.linear("k");

    private final long seed;
    private final int runs;

    private final List<Row> residues = new ArrayList<>();
    private final List<Row> traffics = new ArrayList<>();
    private final List<Row> delays = new ArrayList<>();
    private final List<Row> law = new ArrayList<>();

    /** How one run ended. */
    private record Ending(double s, double m, double tAve, double tLast) {}

    /** An experiment with so many runs, at least 2, for each line of a table. */
    Epidemics(long seed, int runs) {
        this.seed = seed;
        this.runs = runs;
    }

    /** Runs it for these tables of the paper. */
    List<Table> tables(List<DemersTable> published) {
        for (DemersTable table : published) {
            for (int k = 1; k <= table.lines().size(); k++) {
                compare(table, k, measure(table, k));
            }
        }
        String sample = ", " + SITES + " sites, " + runs + " runs";
        return List.of(
                new Table("Residue s" + sample, K, Axis.logarithmic("share of sites that never learn"), residues),
                new Table("Traffic m", K, Axis.linear("updates sent per site"), traffics),
                new Table(
                        "Delays; t_ave is not compared, as no reading of the paper gives it",
                        K,
                        Axis.linear("rounds"),
                        delays),
                new Table(
                        "Law of push: s = e^-m",
                        Axis.linear("traffic m"),
                        Axis.linear("-ln s, of the residue s"),
                        law));
    }

    private List<Ending> measure(DemersTable table, int k) {
        RandomGenerator random = new Simulation(seed).random(table + " " + k);
        return IntStream.range(0, runs)
                .mapToObj(run -> {
                    RumorMongering rumor = rumor(interest(table, k, random), random);
                    table.spread(rumor);
                    return new Ending(rumor.residue(), rumor.traffic(), rumor.averageDelay(), rumor.lastDelay());
                })
                .toList();
    }

    /** A rumor that one site knows. */
    RumorMongering rumor(Interest interest, RandomGenerator random) {
        return new RumorMongering(SITES, interest, random);
    }

    /** How its sites lose interest. */
    Interest interest(DemersTable table, int k, RandomGenerator random) {
        return table.interest(k, SITES, random);
    }

    private void compare(DemersTable table, int k, List<Ending> endings) {
        DemersTable.Line line = table.lines().get(k - 1);
        Sample s = Sample.of(endings, Ending::s);
        Sample m = Sample.of(endings, Ending::m);
        if (s.mean() > 0) { // a logarithm has no place for none
            residues.add(
                    k <= RESIDUE_ASSERTED
                            ? compared(k, table.title(), s, line.s(), RESIDUE_TOLERANCE)
                            : beside(k, table.title(), s, line.s()));
            law.add(law(table, m.mean(), -StrictMath.log(s.mean())));
        }
        traffics.add(compared(k, table.title(), m, line.m(), TRAFFIC_TOLERANCE));
        delays.add(compared(
                k, "t_last " + table.title(), Sample.of(endings, Ending::tLast), line.tLast(), LAST_TOLERANCE));
        delays.add(beside(k, "t_ave " + table.title(), Sample.of(endings, Ending::tAve), line.tAve()));
    }

    private static Row law(DemersTable table, double m, double minusLogarithm) {
        return table == DemersTable.PULL_FEEDBACK_COUNTER
                ? Row.shape(m, table.title(), minusLogarithm, m, Double.NaN)
                : Row.exact(m, table.title(), minusLogarithm, m, LAW_TOLERANCE * m);
    }

    /** A value that agrees up to a share of the printed one, or its last digit, and what chance may add in our runs. */
    private static Row compared(int k, String series, Sample sample, BigDecimal published, double share) {
        double value = published.doubleValue();
        double rounding = published.ulp().doubleValue() / 2;
        double tolerance = Math.max(share * value, rounding) + SIGMAS * sample.error();
        return new Row(
                k, series, sample.mean(), value, Math.max(value - tolerance, 0), value + tolerance, Kind.CALIBRATED);
    }

    /** A value that is only printed beside the paper's. */
    private static Row beside(int k, String series, Sample sample, BigDecimal published) {
        return new Row(k, series, sample.mean(), published.doubleValue(), Double.NaN, Double.NaN, Kind.CALIBRATED);
    }
}
