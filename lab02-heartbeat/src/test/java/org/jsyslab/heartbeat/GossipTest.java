package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipEvent;
import org.jsyslab.heartbeat.membership.MembershipEvent.Removed;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Gossip of heartbeat counters (van Renesse, Minsky, Hayden 1998). */
@Part("C Gossip heartbeats")
public class GossipTest extends GroupTest {
    private static final int NODES = 8;

    /**
     * T_fail. With five of eight members left, news is older than 10 periods in one of a thousand looks, and each
     * period more is 0.4 times as likely: that is how likely nobody draws a given member. 20 periods would be exceeded
     * once in some 30 million looks, as many as 10,000 seeds take; 30 periods, once in some 10^11.
     */
    private static final Duration FAIL = PERIOD.multipliedBy(30);

    /** By when the last heartbeat of a crashed member has reached everyone. */
    private static final Duration SPREAD = PERIOD.multipliedBy(30);

    /** Later than everyone has removed a crashed member. */
    private static final Duration LATE = FAIL.multipliedBy(2).plus(SPREAD).plus(seconds(1));

    @Override
    protected Detector.Kind detectors() {
        return since -> new FixedTimeout(FAIL, since);
    }

    /** T_cleanup = 2 T_fail. */
    @Override
    protected MembershipSettings settings() {
        return new MembershipSettings(detectors(), FAIL, PERIOD);
    }

    /** The gossip under test. */
    @Override
    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
        stack.add(new GossipNode(stack.env(GossipMessage.class), membership, PERIOD));
    }

    @Test
    @Points(5)
    @DisplayName("news of everyone reaches everyone, with one message a member and period, and nobody is suspected")
    public void spreads() {
        forEachSeed("gossip reaches everyone", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(1));
            long before = simulation.delivered();
            simulation.run(seconds(5));
            assertThat(simulation.delivered() - before)
                    .as("messages")
                    .isBetween((long) NODES * 50 - NODES, (long) NODES * 50 + NODES);
            assertThat(group.falseSuspicions()).as("false suspicions").isZero();
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
        });
    }

    @Test
    @Points(5)
    @DisplayName("three that crash at once are suspected after T_fail and removed after T_cleanup, by all, for good")
    public void crashes() {
        forEachSeed("three crashes at once are detected by gossip", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            List<NodeId> victims = List.of(n(2), n(5), n(7));
            simulation.run(seconds(3));
            victims.forEach(victim -> simulation.machine(victim).crash());
            Duration crash = simulation.now();
            simulation.run(FAIL.plus(SPREAD));
            assertTellsOfTheTrusted(simulation, group);
            simulation.run(FAIL);
            assertTellsOfTheTrusted(simulation, group);
            group.upNodes()
                    .forEach(observer -> victims.forEach(victim -> {
                        assertThat(group.belief(observer, victim))
                                .as("what is believed")
                                .isEqualTo(Status.REMOVED);
                        assertThat(time(group, Suspected.class, observer, victim)
                                        .minus(crash))
                                .isLessThan(FAIL.plus(SPREAD));
                        assertThat(time(group, Removed.class, observer, victim).minus(crash))
                                .isGreaterThan(FAIL);
                    }));
            int before = group.changes().size();
            simulation.run(seconds(6));
            assertThat(group.changes()).as("what is believed").hasSize(before);
            assertThat(group.falseSuspicions()).as("false suspicions").isZero();
        });
    }

    @Test
    @Points(4)
    @DisplayName("stale gossip about a member that was removed does not let it rise again")
    public void noGhosts() {
        forEachSeed("there are no ghosts", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            NodeId victim = n(3);
            simulation.run(seconds(2));
            simulation.network().slow(victim, Delay.uniform(LATE, LATE.plus(seconds(14))));
            simulation.run(seconds(1));
            simulation.network().slow(victim, Delay.NONE);
            simulation.machine(victim).crash();
            simulation.run(FAIL.multipliedBy(2).plus(seconds(1.9)));
            int before = group.changes().size();
            simulation.run(seconds(20));
            assertThat(group.changes(Suspected.class, change -> true)).isNotEmpty();
            assertThat(group.changes().subList(before, group.changes().size()))
                    .as("rises from the dead")
                    .allMatch(change -> change.event() instanceof Removed);
            group.upNodes()
                    .forEach(observer ->
                            assertThat(group.belief(observer, victim)).isEqualTo(Status.REMOVED));
        });
    }

    @Test
    @Points(4)
    @DisplayName("a member that restarts is known to all in its new life, though its counter begins anew")
    public void restarts() {
        forEachSeed("a restarted member is back by gossip", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            NodeId victim = n(6);
            simulation.run(seconds(4));
            simulation.machine(victim).crash();
            simulation.run(seconds(simulation.random("down").nextDouble(0.1, 8)));
            simulation.machine(victim).restart();
            simulation.run(SPREAD);
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
            for (int observer = 1; observer < 6; observer++) {
                assertThat(group.watched(n(observer), victim).incarnation()).isEqualTo(2);
            }
            int before = group.changes().size();
            simulation.run(seconds(4));
            assertThat(group.changes()).as("what is believed").hasSize(before);
        });
    }

    @Test
    @Points(3)
    @DisplayName("a newcomer asks one member, and gossip makes it known to all")
    public void newcomers() {
        forEachSeed("a newcomer becomes known by gossip", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.machine(n(1)).crash();
            group.add(n(9));
            simulation.eventually(group.right(), FAIL.plus(SPREAD));
            simulation.machine(n(1)).restart();
            simulation.eventually(group.right(), SPREAD);
        });
    }

    @Test
    @Points(4)
    @DisplayName("the two sides of a partition remove each other, and find each other again when it heals")
    public void partition() {
        forEachSeed("views converge after a partition", simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.run(seconds(2));
            Duration lasting = seconds(simulation.random("lasting").nextDouble(1, 10));
            simulation.network().partition(List.of(upTo(NODES / 2), upTo(NODES).subList(NODES / 2, NODES)));
            simulation.run(lasting);
            simulation.network().heal();
            simulation.run(FAIL.plus(SPREAD));
            simulation.eventually(group.right(), SPREAD);
            int before = group.changes().size();
            simulation.run(seconds(5));
            assertThat(group.isRight()).as("everyone trusts everyone").isTrue();
            assertThat(group.changes().subList(before, group.changes().size()))
                    .as("suspicions after that")
                    .noneMatch(change -> change.event() instanceof Suspected);
        });
    }

    /** Whom a member suspects or has removed, it does not tell others of as of the living. */
    private static void assertTellsOfTheTrusted(Simulation simulation, SimulatedGroup group) {
        group.upNodes()
                .forEach(teller -> assertThat(
                                simulation.node(teller, GossipNode.class).table(new Sign(teller, 1, 1)))
                        .as("whom gossip tells of")
                        .extracting(Sign::member)
                        .containsExactlyInAnyOrderElementsOf(upTo(NODES).stream()
                                .filter(member -> member.equals(teller) || group.belief(teller, member) == Status.ALIVE)
                                .toList()));
    }

    private static Duration time(
            SimulatedGroup group, Class<? extends MembershipEvent> kind, NodeId observer, NodeId of) {
        return group.changes(
                        kind,
                        change -> change.node().equals(observer)
                                && change.event().member().equals(of))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
