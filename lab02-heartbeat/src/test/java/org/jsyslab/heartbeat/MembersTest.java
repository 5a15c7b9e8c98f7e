package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetJoin;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetLeave;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who belongs to the group: joins, leaves, removals. */
@Part("A Fixed time-out")
public class MembersTest extends GroupTest {
    private static final int NODES = 4;
    private static final NodeId NEWCOMER = n(6);
    private static final NodeId OTHER_NEWCOMER = n(5);

    @Test
    @Points(1)
    @DisplayName("a newcomer joins through any member that answers: whoever of the founders is down, it gets in")
    public void joinsThroughAnyone() {
        forEachSeed("a newcomer gets in while founders are down", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            int alone = simulation.random("alone").nextInt(1, NODES + 1);
            upTo(NODES).stream()
                    .filter(node -> !node.equals(n(alone)))
                    .forEach(node -> simulation.machine(node).crash());
            group.add(NEWCOMER);
            simulation.eventually(group.right(), seconds(5));
            upTo(NODES).stream()
                    .filter(node -> !group.isUp(node))
                    .forEach(node -> simulation.machine(node).restart());
            simulation.eventually(group.right(), seconds(2));
            simulation.run(seconds(1));
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
        });
    }

    @Test
    @Points(1)
    @DisplayName("who belongs is on disk: a newcomer finds another newcomer again when all founders are gone")
    public void membersAreRemembered() {
        forEachSeed("the list of members survives a crash", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            group.add(OTHER_NEWCOMER);
            group.add(NEWCOMER);
            simulation.eventually(group.right(), seconds(2));
            simulation.run(PERIOD);
            upTo(NODES).forEach(node -> simulation.machine(node).crash());
            simulation.machine(NEWCOMER).crash();
            simulation.machine(OTHER_NEWCOMER).crash();
            simulation.machine(NEWCOMER).restart();
            simulation.machine(OTHER_NEWCOMER).restart();
            simulation.eventually(group.right(), seconds(2));
        });
    }

    @Test
    @Points(2)
    @DisplayName("a leave is no failure: nobody ever suspects who has left, and a join brings it back in a new life")
    public void leaves() {
        forEachSeed("a leave is not taken for a failure", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            invoke(simulation, new LetLeave(n(2)));
            simulation.run(seconds(1));
            simulation.machine(n(2)).crash();
            simulation.machine(n(1)).crash();
            simulation.run(seconds(2));
            simulation.machine(n(1)).restart();
            simulation.machine(n(2)).restart();
            simulation.run(seconds(2));
            for (NodeId observer : List.of(n(1), n(3), n(4))) {
                assertThat(group.belief(observer, n(2))).isEqualTo(Status.LEFT);
            }
            assertThat(suspicionsOf(group, n(2)))
                    .as("suspicions of who has left")
                    .isZero();
            invoke(simulation, new LetJoin(n(2)));
            simulation.run(seconds(0.5));
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
            assertThat(group.watched(n(1), n(2)).incarnation()).isEqualTo(2);
        });
    }

    @Test
    @Points(1)
    @DisplayName("a heartbeat that comes late brings nobody back who was removed or has left")
    public void lateHeartbeats() {
        forEachSeed("who is gone stays gone", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            simulation.network().slow(n(1), Delay.uniform(seconds(9), seconds(15)));
            simulation.network().slow(n(2), Delay.uniform(seconds(9), seconds(15)));
            simulation.run(seconds(0.3));
            simulation.network().slow(n(1), Delay.NONE);
            simulation.network().slow(n(2), Delay.NONE);
            invoke(simulation, new LetLeave(n(2)));
            simulation.machine(n(1)).crash();
            simulation.run(CLEANUP.plus(seconds(2)));
            int before = group.changes().size();
            simulation.run(seconds(12));
            assertThat(group.changes()).as("what is believed").hasSize(before);
            for (NodeId observer : List.of(n(3), n(4))) {
                assertThat(group.belief(observer, n(1))).isEqualTo(Status.REMOVED);
                assertThat(group.belief(observer, n(2))).isEqualTo(Status.LEFT);
            }
        });
    }

    private static long suspicionsOf(SimulatedGroup group, NodeId member) {
        return group.changes(Suspected.class, change -> change.event().member().equals(member))
                .count();
    }
}
