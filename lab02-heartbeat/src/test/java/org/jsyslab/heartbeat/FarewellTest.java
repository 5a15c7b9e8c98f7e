package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetLeave;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A member leaves while another is cut off from it, for longer than it goes on saying farewell. */
class FarewellTest extends GroupTest {
    private static final int NODES = 4;
    private static final NodeId LEAVER = n(2);
    private static final NodeId CUT_OFF = n(3);

    private Topology topology = Topology.ALL_TO_ALL;

    @Override
    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
        topology.spread(stack, membership, monitor, PERIOD);
    }

    @Test
    @DisplayName("all to all: the leave is known to all after the partition, and nobody takes it for a failure")
    void allToAll() {
        topology = Topology.ALL_TO_ALL;
        forEachSeed("a leave is known in the end", this::leaveBehindAPartition);
    }

    @Test
    @DisplayName("gossip: the leave is known to all after the partition, and nobody takes it for a failure")
    void gossip() {
        topology = Topology.GOSSIP;
        forEachSeed("a leave is known in the end, by gossip", this::leaveBehindAPartition);
    }

    @Test
    @DisplayName("central: the monitor itself was cut off, and learns of the leave by its own report")
    void central() {
        topology = Topology.CENTRAL;
        forEachSeed("a leave is known in the end, to the monitor", simulation -> leave(simulation, n(1)));
    }

    private void leaveBehindAPartition(Simulation simulation) {
        leave(simulation, CUT_OFF);
    }

    private void leave(Simulation simulation, NodeId cutOff) {
        SimulatedGroup group = group(simulation, NODES);
        simulation.run(seconds(1));
        simulation.network().cut(LEAVER, cutOff).cut(cutOff, LEAVER);
        invoke(simulation, new LetLeave(LEAVER));
        simulation.run(CLEANUP.plus(Duration.ofSeconds(2)));
        assertThat(group.belief(cutOff, LEAVER))
                .as("before the partition heals")
                .isNotEqualTo(Status.LEFT);
        simulation.network().mend(LEAVER, cutOff).mend(cutOff, LEAVER);
        simulation.run(seconds(20));
        for (NodeId observer : upTo(NODES)) {
            if (!observer.equals(LEAVER)) {
                assertThat(group.belief(observer, LEAVER))
                        .as("what %s believes", observer)
                        .isEqualTo(Status.LEFT);
            }
        }
    }
}
