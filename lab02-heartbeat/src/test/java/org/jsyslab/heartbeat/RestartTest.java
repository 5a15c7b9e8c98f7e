package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.membership.MembershipEvent.Trusted;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Members that crash and come back under their old names. */
@Part("A Fixed time-out")
public class RestartTest extends GroupTest {
    private static final int NODES = 4;
    private static final NodeId VICTIM = n(NODES);

    @Test
    @Points(2)
    @DisplayName("a member that restarts is back at once, in a new life: no suspicion of the old one was false")
    public void comesBack() {
        forEachSeed("a restarted member is back", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(2));
            simulation.machine(VICTIM).crash();
            simulation.run(seconds(simulation.random("down").nextDouble(0.05, 2)));
            simulation.machine(VICTIM).restart();
            simulation.run(PERIOD);
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
            assertThat(group.changes(Trusted.class, change -> true)).isEmpty();
            for (int observer = 1; observer < NODES; observer++) {
                assertThat(group.watched(n(observer), VICTIM).incarnation()).isEqualTo(2);
            }
            simulation.run(PERIOD); // by then it has heard the others, too
            int before = group.changes().size();
            simulation.run(seconds(2));
            assertThat(group.changes()).as("what is believed").hasSize(before);
        });
    }

    @Test
    @Points(2)
    @DisplayName("no two lives have one number, even if the crash comes in the midst of a force")
    public void everyLifeHasANumberOfItsOwn() {
        forEachSeed("lives are told apart", simulation -> {
            simulation.check(numbersAreUsedOnce());
            SimulatedGroup group = group(simulation, NODES);
            new Chaos(simulation, upTo(NODES))
                    .rhythm(Delay.exponential(seconds(0.2)), Delay.exponential(seconds(0.1)))
                    .crashes(NODES)
                    .until(seconds(4));
            simulation.run(seconds(8));
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
        });
    }

    @Test
    @Points(1)
    @DisplayName("a heartbeat of an earlier life that comes late is no sign of this one")
    public void lateHeartbeatOfAnEarlierLife() {
        forEachSeed("heartbeats of earlier lives count for nothing", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            simulation.network().slow(VICTIM, Delay.uniform(seconds(1), seconds(5)));
            simulation.run(seconds(0.3));
            simulation.network().slow(VICTIM, Delay.NONE);
            simulation.machine(VICTIM).crash();
            simulation.machine(VICTIM).restart();
            simulation.run(seconds(0.3));
            simulation.machine(VICTIM).crash();
            simulation.run(seconds(0.7));
            for (int observer = 1; observer < NODES; observer++) {
                assertThat(group.belief(n(observer), VICTIM)).isEqualTo(Status.SUSPECTED);
            }
            int before = group.changes().size();
            simulation.run(seconds(4));
            assertThat(group.changes()).as("what is believed").hasSize(before);
        });
    }

    /**
     * The number of each life, and which life of the machine it was. A number counts once it is on disk: a life that
     * crashed before has said nothing to anybody.
     */
    private static Invariant numbersAreUsedOnce() {
        Map<String, Long> forcesBefore = new TreeMap<>();
        Map<String, Integer> lives = new TreeMap<>();
        return Invariant.always("no two lives have one number", (Simulation simulation, NodeId moved) -> {
                    Machine machine = simulation.machine(moved);
                    long before =
                            forcesBefore.computeIfAbsent(moved + " " + machine.incarnation(), life -> machine.forces());
                    return machine.forces() == before
                            || machine.find(MembershipNode.class)
                                    .map(node -> lives.computeIfAbsent(
                                                    moved + " " + node.incarnation(), life -> machine.incarnation())
                                            == machine.incarnation())
                                    .orElse(true);
                })
                .sometimes(
                        "a member is in its third life",
                        simulation -> simulation.nodes(MembershipNode.class).stream()
                                .anyMatch(node -> node.incarnation() > 2));
    }
}
