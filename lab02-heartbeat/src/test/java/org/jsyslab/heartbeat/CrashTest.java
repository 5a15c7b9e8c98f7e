package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Crashes, and what only looks like one, in a group where each member hears all others. */
@Part("A Fixed time-out")
public class CrashTest extends GroupTest {
    private static final int NODES = 5;

    @Test
    @Points(2)
    @DisplayName(
            "without faults nobody is ever suspected, whatever the clocks show (no clock is compared with another)")
    public void noFalseSuspicions() {
        forEachSeed("no suspicions without faults", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            upTo(NODES)
                    .forEach(node -> simulation
                            .machine(node)
                            .skew(Duration.ofSeconds(simulation.random("skew").nextInt(-10, 11))));
            simulation.run(seconds(10));
            assertThat(group.falseSuspicions()).as("false suspicions").isZero();
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
        });
    }

    @Test
    @Points(3)
    @DisplayName("a crash is suspected by everyone, no later than a time-out and a period after it")
    public void detectionTime() {
        forEachSeed("a crash is detected within time-out + period", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            upTo(NODES)
                    .forEach(node -> simulation
                            .machine(node)
                            .skew(Duration.ofSeconds(simulation.random("skew").nextInt(-10, 11))));
            Duration crash = seconds(simulation.random("crash").nextDouble(2, 3));
            crash(simulation, crash, List.of(n(NODES)));
            assertDetected(group, crash, List.of(n(NODES)));
        });
    }

    @Test
    @Points(1)
    @DisplayName("three members that crash at once are all suspected by those that are left, in the same time")
    public void threeAtOnce() {
        forEachSeed("three crashes at once are detected", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            Duration crash = seconds(simulation.random("crash").nextDouble(2, 3));
            List<NodeId> victims = drawn(simulation, 3);
            crash(simulation, crash, victims);
            assertDetected(group, crash, victims);
        });
    }

    @Test
    @Points(3)
    @DisplayName("completeness: whatever else goes wrong, whoever has crashed is suspected by all in the end, for good")
    public void completeness() {
        AtomicLong wrong = new AtomicLong();
        forEachSeed("crashed members are suspected for good", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            List<NodeId> victims =
                    drawn(simulation, simulation.random("victims").nextInt(1, 4));
            List<NodeId> others =
                    upTo(NODES).stream().filter(node -> !victims.contains(node)).toList();
            chaos(simulation, others).until(seconds(6));
            crash(simulation, seconds(3), victims);
            simulation.run(seconds(5));
            assertThat(group.isRight())
                    .as("the dead are suspected, the living are trusted")
                    .isTrue();
            int settled = group.changes().size();
            simulation.run(seconds(5));
            assertThat(group.changes().subList(settled, group.changes().size()))
                    .as("suspicions after that")
                    .noneMatch(change -> change.event() instanceof Suspected);
            wrong.addAndGet(group.falseSuspicions());
        });
        assertThat(wrong).as("suspicions of the living in all runs").hasPositiveValue();
    }

    private static Chaos chaos(Simulation simulation, List<NodeId> victims) {
        return new Chaos(simulation, victims)
                .rhythm(Delay.exponential(seconds(0.3)), Delay.exponential(seconds(0.7)))
                .partitions()
                .pauses()
                .loss(0.3)
                .slowNodes(Delay.exponential(seconds(0.5)));
    }

    private static void crash(Simulation simulation, Duration when, List<NodeId> victims) {
        simulation.run(when);
        victims.forEach(victim -> simulation.machine(victim).crash());
        simulation.run(seconds(3));
    }

    private static List<NodeId> drawn(Simulation simulation, int count) {
        List<NodeId> all = new ArrayList<>(upTo(NODES));
        Collections.shuffle(all, new Random(simulation.random("drawn").nextLong()));
        return all.subList(0, count);
    }

    private static void assertDetected(SimulatedGroup group, Duration crash, List<NodeId> victims) {
        assertThat(group.falseSuspicions()).as("false suspicions").isZero();
        group.upNodes()
                .forEach(observer -> victims.forEach(victim -> {
                    assertThat(group.belief(observer, victim)).isEqualTo(Status.SUSPECTED);
                    Duration detected = group.changes(
                                    Suspected.class,
                                    change -> change.node().equals(observer)
                                            && change.event().member().equals(victim))
                            .findFirst()
                            .orElseThrow()
                            .at();
                    assertThat(detected.minus(crash))
                            .as("detection time of " + victim + " at " + observer)
                            .isBetween(TIMEOUT.minus(PERIOD), TIMEOUT.plus(PERIOD));
                }));
    }
}
