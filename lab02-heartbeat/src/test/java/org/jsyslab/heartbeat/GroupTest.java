package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipMessage;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.client.ClientMessage;
import org.jsyslab.heartbeat.membership.client.MembershipClient;
import org.jsyslab.heartbeat.membership.client.MembershipOperation;
import org.jsyslab.heartbeat.membership.client.MembershipServer;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;

/** What tests of groups have in common: a group of members, each part of which a mutant replaces. */
public abstract class GroupTest {
    protected static final Duration PERIOD = Duration.ofMillis(100);

    private static final NodeId CLIENT = NodeId.of("c1");

    /** Four lost heartbeats in a row are silence enough, three are not. */
    protected static final Duration TIMEOUT = Duration.ofMillis(450);

    protected static final Duration CLEANUP = Duration.ofSeconds(5);

    /** How silence is judged. */
    protected Detector.Kind detectors() {
        return since -> new FixedTimeout(TIMEOUT, since);
    }

    protected MembershipSettings settings() {
        return new MembershipSettings(detectors(), CLEANUP, PERIOD);
    }

    /** The membership of a stack under test. */
    protected MembershipNode membership(
            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {
        return new MembershipNode(env, founders, settings(), listener);
    }

    /** Adds the node under test that sends and receives signs of life. */
    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
        stack.add(new HeartbeatNode(stack.env(HeartbeatMessage.class), membership, PERIOD));
    }

    protected final SimulatedGroup group(Simulation simulation, int count) {
        return new SimulatedGroup(simulation, count, (stack, founders, listener) -> {
            MembershipNode membership = stack.add(membership(stack.env(MembershipMessage.class), founders, listener));
            spread(stack, membership, founders.first());
            stack.add(new MembershipServer(stack.env(ClientMessage.class), membership));
        });
    }

    /** Has a client carry out an operation on a group, and waits until it has. */
    protected static void invoke(Simulation simulation, MembershipOperation operation) {
        if (!simulation.machines().containsKey(CLIENT)) {
            simulation.add(CLIENT, stack -> stack.add(new MembershipClient(stack.env(ClientMessage.class), upTo(1))));
            simulation.run(Duration.ofMillis(1));
        }
        Invocation asked = simulation.invoke(CLIENT, operation);
        simulation.eventually(Condition.of("the operation is done", sim -> asked.isDone()), seconds(5));
        assertThat(asked.outcome().orElseThrow()).isInstanceOf(Outcome.Ok.class);
    }

    protected static NodeId n(int number) {
        return NodeId.of("n" + number);
    }

    protected static List<NodeId> upTo(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(GroupTest::n).toList();
    }

    protected static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
