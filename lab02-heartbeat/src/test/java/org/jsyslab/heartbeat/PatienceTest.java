package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.ChenNfdE;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.EventuallyPerfect;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.detector.PhiAccrual;
import org.jsyslab.heartbeat.membership.MembershipEvent.Removed;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Groups whose delays nobody knows in advance, and detectors that learn them. */
public class PatienceTest extends GroupTest {
    private static final int NODES = 4;

    /** Heartbeats are late by up to this: more than the time-out stands. */
    private static final Duration LATEST = Duration.ofMillis(800);

    /** The time-out, before it grows. */
    private static final Duration FIRST = PERIOD.multipliedBy(2);

    /** No silence is longer than {@link #LATEST} and a period, and each mistake adds a period to what is borne. */
    private static final int MOST_MISTAKES =
            (int) LATEST.plus(PERIOD).minus(FIRST).dividedBy(PERIOD);

    private static final int FEW_SEEDS = 10;

    /** After so many, the time-out and the patience outlast a pause of 6 s: 450 ms and six increments of a second. */
    private static final int ENOUGH_PAUSES = 6;

    private Detector.Kind kind;

    @Override
    protected Detector.Kind detectors() {
        return kind;
    }

    @Test
    @DisplayName(
            "eventual accuracy: each false suspicion makes for patience, until there are none; a crash is still seen")
    public void eventuallyNoFalseSuspicions() {
        kind = new EventuallyPerfect.Parameters(since -> new FixedTimeout(FIRST, since), PERIOD);
        forEachSeed("false suspicions end", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.network().links(Link.LAN.delaying(Delay.uniform(Duration.ZERO, LATEST)));
            simulation.run(seconds(20));
            assertThat(group.falseSuspicions()).as("false suspicions").isPositive();
            for (NodeId observer : upTo(NODES)) {
                for (NodeId member : upTo(NODES)) {
                    assertThat(group.changes(
                                    Suspected.class,
                                    change -> change.node().equals(observer)
                                            && change.event().member().equals(member)))
                            .as("suspicions of %s by %s", member, observer)
                            .hasSizeLessThanOrEqualTo(MOST_MISTAKES);
                }
            }
            simulation.machine(n(1)).crash();
            simulation.run(seconds(3));
            for (int observer = 2; observer <= NODES; observer++) {
                assertThat(group.belief(n(observer), n(1))).isEqualTo(Status.SUSPECTED);
            }
        });
    }

    @Test
    @DisplayName("eventual accuracy: pauses so long that the sleeper is removed end in no further suspicion")
    public void patienceOutlivesRemovals() {
        kind = new EventuallyPerfect.Parameters(since -> new FixedTimeout(TIMEOUT, since), seconds(1));
        forEachSeed("suspicions end though removals come first", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            pause(simulation, ENOUGH_PAUSES);
            assertThat(group.changes(Removed.class, change -> true)).isNotEmpty();
            long before = ofSleeper(group);
            pause(simulation, 3);
            assertThat(ofSleeper(group)).as("suspicions after that").isEqualTo(before);
        });
    }

    private static void pause(Simulation simulation, int times) {
        for (int i = 0; i < times; i++) {
            simulation.machine(n(NODES)).pause();
            simulation.run(seconds(6));
            simulation.machine(n(NODES)).resume();
            simulation.run(seconds(2));
        }
    }

    private static long ofSleeper(SimulatedGroup group) {
        return group.changes(Suspected.class, change -> change.event().member().equals(n(NODES)))
                .count();
    }

    @Test
    @DisplayName("clocks whose rates are 1 % apart make no suspicions; those a window too long does not follow do")
    public void clocksThatDrift() {
        Duration margin = PERIOD.multipliedBy(2);
        List<Detector.Kind> kinds = List.of(
                new FixedTimeout.Parameters(TIMEOUT),
                new ChenNfdE.Parameters(PERIOD, margin, 100),
                new PhiAccrual.Parameters(PERIOD, 8, 100));
        for (Detector.Kind each : kinds) {
            assertThat(suspicionsByDrift(each))
                    .as("false suspicions by %s", each)
                    .isZero();
        }
        assertThat(suspicionsByDrift(new ChenNfdE.Parameters(PERIOD, margin, 10_000)))
                .as("false suspicions with arrivals of a minute ago in the estimate")
                .isPositive();
    }

    private long suspicionsByDrift(Detector.Kind detectors) {
        kind = detectors;
        long suspicions = 0;
        for (long seed = 1; seed <= FEW_SEEDS; seed++) {
            Simulation simulation = Seeds.single(seed);
            SimulatedGroup group = group(simulation, NODES);
            upTo(NODES).forEach(node -> simulation.machine(node).drift(node.equals(n(1)) ? 0.995 : 1.005));
            simulation.run(seconds(60));
            suspicions += group.falseSuspicions();
        }
        return suspicions;
    }

    @Test
    @DisplayName("any detector judges in any topology: a crash is seen by all, and the living are trusted")
    public void anyDetectorInAnyTopology() {
        List<Detector.Kind> kinds = List.of(
                since -> new FixedTimeout(PERIOD.multipliedBy(20), since),
                new ChenNfdE.Parameters(PERIOD, PERIOD.multipliedBy(20), 100),
                new EventuallyPerfect.Parameters(new PhiAccrual.Parameters(PERIOD, 8, PERIOD, 100), PERIOD));
        for (Topology topology : Topology.values()) {
            for (Detector.Kind each : kinds) {
                kind = each;
                for (long seed = 1; seed <= FEW_SEEDS; seed++) {
                    detectsACrash(topology, Seeds.single(seed));
                }
            }
        }
    }

    private void detectsACrash(Topology topology, Simulation simulation) {
        SimulatedGroup group = new SimulatedGroup(
                simulation,
                NODES,
                (stack, founders, listener) -> topology.addTo(stack, founders, PERIOD, settings(), listener));
        simulation.run(seconds(5));
        simulation.machine(n(NODES)).crash();
        simulation.run(seconds(4));
        for (int observer = 1; observer < NODES; observer++) {
            assertThat(group.belief(n(observer), n(NODES)))
                    .as("%s, seed %d: what n%d believes", topology.spelled(), simulation.seed(), observer)
                    .isEqualTo(Status.SUSPECTED);
        }
        assertThat(group.isRight())
                .as("%s, seed %d", topology.spelled(), simulation.seed())
                .isTrue();
    }
}
