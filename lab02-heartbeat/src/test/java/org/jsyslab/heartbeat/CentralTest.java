package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.CentralMessage.Report;
import org.jsyslab.heartbeat.membership.MembershipEvent;
import org.jsyslab.heartbeat.membership.MembershipEvent.Left;
import org.jsyslab.heartbeat.membership.MembershipEvent.Removed;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.Verdict;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Members that believe what their monitor, n1, reports. */
class CentralTest extends GroupTest {
    private static final NodeId MONITOR = n(1);
    private static final NodeId BELIEVER = n(2);
    private static final NodeId VICTIM = n(3);

    /** What the monitor reports, one report a period. */
    private List<Report> script = List.of();

    @Override
    protected MembershipSettings settings() {
        return super.settings().judging(Unwatched.KIND);
    }

    @Override
    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
        Env<CentralMessage> env = stack.env(CentralMessage.class);
        stack.add(
                stack.self().equals(monitor)
                        ? new Scripted(env, membership)
                        : new CentralNode(env, membership, monitor, PERIOD));
    }

    /** A monitor that tells what the script says, and nothing after that. */
    private final class Scripted extends CentralNode {
        private final Env<CentralMessage> env;
        private final MembershipNode membership;
        private final Rhythm rhythm;
        private int told;

        Scripted(Env<CentralMessage> env, MembershipNode membership) {
            super(env, membership, MONITOR, PERIOD);
            this.env = env;
            this.membership = membership;
            this.rhythm = new Rhythm(env, PERIOD);
        }

        @Override
        void onBeat() {
            rhythm.next();
            membership.beat(script.size() + 1L); // it has come at least as far as the numbers in the script
            if (told < script.size()) {
                env.send(BELIEVER, script.get(told));
                told++;
            }
        }
    }

    private static Report report(long number, Status status) {
        return new Report(1, number, List.of(new Verdict(VICTIM, 1, status)));
    }

    private SimulatedGroup told(Simulation simulation, Report... reports) {
        script = List.of(reports);
        SimulatedGroup group = group(simulation, 3);
        simulation.run(PERIOD.multipliedBy(reports.length + 1));
        return group;
    }

    private static long count(SimulatedGroup group, Class<? extends MembershipEvent> kind) {
        return group.changes(kind, change -> change.node().equals(BELIEVER)).count();
    }

    private static void restartBeliever(Simulation simulation) {
        simulation.machine(MONITOR).crash();
        simulation.machine(BELIEVER).crash();
        simulation.machine(BELIEVER).restart();
        simulation.run(Duration.ofMillis(1));
    }

    @Test
    @DisplayName("a crash is told once as a suspicion, once as a removal, and the removal is on the believer's disk")
    void removedOnce() {
        forEachSeed("a removal by verdict is told once", simulation -> {
            SimulatedGroup group =
                    told(simulation, report(1, Status.ALIVE), report(2, Status.SUSPECTED), report(3, Status.REMOVED));
            simulation.run(CLEANUP.plus(seconds(2)));
            assertThat(count(group, Suspected.class)).as("suspicions").isEqualTo(1);
            assertThat(count(group, Removed.class)).as("removals").isEqualTo(1);
            simulation.machine(VICTIM).crash();
            restartBeliever(simulation);
            assertThat(group.belief(BELIEVER, VICTIM)).isEqualTo(Status.REMOVED);
        });
    }

    @Test
    @DisplayName(
            "when to remove a suspect is for the monitor: who believes it does not remove it by a clock of its own")
    void onlyTheMonitorRemoves() {
        forEachSeed("the monitor alone removes", simulation -> {
            SimulatedGroup group = told(simulation, report(1, Status.ALIVE), report(2, Status.SUSPECTED));
            simulation.run(CLEANUP.plus(seconds(2)));
            assertThat(group.belief(BELIEVER, VICTIM)).isEqualTo(Status.SUSPECTED);
        });
    }

    @Test
    @DisplayName("a leave that is known by verdict only is on disk; so is that a removal was taken back")
    void verdictsAreKept() {
        forEachSeed("verdicts are on disk", simulation -> {
            SimulatedGroup group =
                    told(simulation, report(1, Status.ALIVE), report(2, Status.REMOVED), report(3, Status.ALIVE));
            simulation.machine(VICTIM).crash();
            restartBeliever(simulation);
            assertThat(group.belief(BELIEVER, VICTIM)).as("taken back").isEqualTo(Status.ALIVE);
        });
        forEachSeed("leaves by verdict are on disk", simulation -> {
            SimulatedGroup group =
                    told(simulation, report(1, Status.ALIVE), report(2, Status.REMOVED), report(3, Status.LEFT));
            assertThat(count(group, Left.class)).as("leaves").isEqualTo(1);
            simulation.machine(VICTIM).crash();
            restartBeliever(simulation);
            assertThat(group.belief(BELIEVER, VICTIM)).as("left").isEqualTo(Status.LEFT);
        });
    }

    @Test
    @DisplayName("a report that was overtaken by a later one changes nothing")
    void overtakenReports() {
        forEachSeed("old reports are old news", simulation -> {
            SimulatedGroup group =
                    told(simulation, report(1, Status.ALIVE), report(4, Status.SUSPECTED), report(2, Status.ALIVE));
            assertThat(group.belief(BELIEVER, VICTIM)).isEqualTo(Status.SUSPECTED);
        });
    }
}
