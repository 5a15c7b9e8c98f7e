package org.jsyslab.heartbeat.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.Topology;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.Watched;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;

/**
 * How old news of a living member gets under gossip: no silence is longer than its news is old, so a T_fail above that
 * is safe.
 *
 * <p>Van Renesse, Minsky, Hayden 1998: it grows with the logarithm of the number of members, and little with loss. The
 * group is the lab's own, with a detector that suspects nobody.
 */
class GossipAge {
    /** Sizes of the group. */
    static final List<Integer> MEMBERS = List.of(8, 16, 32, 64, 128);
    /** Probabilities of loss. */
    static final List<Double> LOSSES = List.of(0.0, 0.1, 0.3);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Detector.Kind TRUSTFUL = new FixedTimeout.Parameters(Duration.ofDays(1));
    private static final MembershipSettings SETTINGS =
            new MembershipSettings(TRUSTFUL, Duration.ofDays(1), Duration.ofSeconds(1));
    /** Rounds until everyone has heard of everyone, and of the beginning nothing is left. */
    private static final int WARM_UP = 60;

    private final long seed;
    private final int rounds;

    /** An experiment in which ages are averaged over so many rounds. */
    GossipAge(long seed, int rounds) {
        this.seed = seed;
        this.rounds = rounds;
    }

    /** Runs it for groups of these sizes, at least three. */
    List<Table> tables(List<Integer> sizes) {
        List<Row> ages = new ArrayList<>();
        List<Row> shape = new ArrayList<>();
        double[] lossless = ages(sizes, 0);
        for (double loss : LOSSES) {
            double[] measured = loss == 0 ? lossless : ages(sizes, loss);
            for (int i = 0; i < measured.length; i++) {
                ages.add(Row.shape(log2(sizes.get(i)), percent(loss) + " loss", measured[i], Double.NaN, Double.NaN));
            }
            shape.addAll(shape(sizes, loss, measured, lossless));
        }
        return List.of(
                new Table(
                        "Gossip: age of the oldest news anywhere, mean of " + rounds + " rounds",
                        Axis.linear("log2 of the number of members"),
                        Axis.linear("periods"),
                        ages),
                new Table(
                        "How it grows with log2 of the members, and with loss",
                        Axis.linear("probability that a message is lost"),
                        Axis.linear("periods, share or ratio"),
                        shape));
    }

    private static List<Row> shape(List<Integer> sizes, double loss, double[] ages, double[] lossless) {
        double[] doublings = sizes.stream().mapToDouble(GossipAge::log2).toArray();
        StraightLine line = StraightLine.through(doublings, ages);
        double ratio = Arrays.stream(ages).sum() / Arrays.stream(lossless).sum();
        boolean none = loss == 0;
        boolean heavy = loss == 0.3;
        return List.of(
                Row.shape(loss, "periods per doubling", line.slope(), none ? 1.8 : Double.NaN, none ? 2.6 : Double.NaN),
                Row.shape(loss, "R squared of the line", line.fit(), 0.98, Double.NaN),
                Row.shape(loss, "age / age without loss", ratio, heavy ? 1.35 : Double.NaN, heavy ? 1.65 : Double.NaN));
    }

    private double[] ages(List<Integer> sizes, double loss) {
        return sizes.stream().mapToDouble(members -> meanOldest(members, loss)).toArray();
    }

    /** The age of the oldest news anywhere, in periods, on average over the rounds. */
    private double meanOldest(int members, double loss) {
        Simulation simulation = new Simulation(seed);
        simulation.network().lose(loss);
        SimulatedGroup group = new SimulatedGroup(
                simulation,
                members,
                (stack, founders, listener) -> topology().addTo(stack, founders, PERIOD, SETTINGS, listener));
        simulation.run(PERIOD.multipliedBy(WARM_UP).plus(PERIOD.dividedBy(2)));
        long sum = 0;
        for (int round = 1; round <= rounds; round++) {
            simulation.run(PERIOD);
            sum += oldest(simulation, group, WARM_UP + round + 1); // everyone's first heartbeat was at 0
        }
        return (double) sum / rounds;
    }

    /** Who tells whom. */
    Topology topology() {
        return Topology.GOSSIP;
    }

    private static long oldest(Simulation simulation, SimulatedGroup group, long newest) {
        long oldest = 0;
        for (NodeId node : group.founders()) {
            for (Watched other :
                    simulation.node(node, MembershipNode.class).group().view().members()) {
                oldest = Math.max(oldest, newest - other.heartbeat());
            }
        }
        return oldest;
    }

    private static double log2(int members) {
        return StrictMath.log(members) / StrictMath.log(2);
    }

    private static String percent(double share) {
        return StrictMath.round(100 * share) + " %";
    }
}
