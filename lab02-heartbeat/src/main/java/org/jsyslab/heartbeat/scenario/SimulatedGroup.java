package org.jsyslab.heartbeat.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.CentralMessage;
import org.jsyslab.heartbeat.GossipMessage;
import org.jsyslab.heartbeat.HeartbeatMessage;
import org.jsyslab.heartbeat.failover.Copy;
import org.jsyslab.heartbeat.failover.CounterMessage;
import org.jsyslab.heartbeat.failover.Ledger;
import org.jsyslab.heartbeat.failover.ResourceMessage;
import org.jsyslab.heartbeat.membership.Life;
import org.jsyslab.heartbeat.membership.MembershipEvent;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipMessage;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Seat;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.Watched;
import org.jsyslab.heartbeat.membership.client.ClientMessage;

/** A group of simulated members, and everything that they came to believe, with the time. */
public final class SimulatedGroup {
    /** What the nodes of this lab exchange and store. */
    public static final Schema SCHEMA = Schema.of(
            MembershipMessage.class,
            HeartbeatMessage.class,
            CentralMessage.class,
            GossipMessage.class,
            ClientMessage.class,
            CounterMessage.class,
            ResourceMessage.class,
            Life.class,
            Seat.class,
            Copy.class,
            Ledger.class);

    /** How a member is built. */
    @FunctionalInterface
    public interface Assembly {

        /** Adds a member of a group with these founders, which tells {@code listener} what it comes to believe. */
        void assemble(Stack stack, SortedSet<NodeId> founders, MembershipListener listener);
    }

    /**
     * A change of belief.
     *
     * @param at when, in virtual time
     * @param node whose belief
     * @param wrong whether it suspects a member that was up at that time
     */
    public record Change(Duration at, NodeId node, MembershipEvent event, boolean wrong) {}

    private final Simulation simulation;
    private final Assembly assembly;
    private final SortedSet<NodeId> founders = new TreeSet<>();
    private final SortedSet<NodeId> members = new TreeSet<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * A group of {@code count} founders, n1 first, that has not begun. In every fourth seed messages are really
     * encoded.
     */
    public SimulatedGroup(Simulation simulation, int count, Assembly assembly) {
        this.simulation = simulation;
        this.assembly = assembly;
        if (simulation.seed() % 4 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        for (int k = 1; k <= count; k++) {
            founders.add(NodeId.of("n" + k));
        }
        founders.forEach(this::add);
    }

    /** Adds one more node, founder or not. */
    public void add(NodeId name) {
        members.add(name);
        simulation.add(
                name,
                stack -> assembly.assemble(
                        stack,
                        founders,
                        event -> changes.add(new Change(
                                simulation.now(), name, event, event instanceof Suspected && isUp(event.member())))));
    }

    /** The founders, in order. */
    public SortedSet<NodeId> founders() {
        return Collections.unmodifiableSortedSet(founders);
    }

    /** Every change so far, in the order of happening. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** Those changes that are of this kind and whose event passes. */
    public <E extends MembershipEvent> Stream<Change> changes(Class<E> kind, Predicate<Change> passes) {
        return changes.stream()
                .filter(change -> kind.isInstance(change.event()))
                .filter(passes);
    }

    /** How often a member was suspected that was up. */
    public long falseSuspicions() {
        return changes.stream().filter(Change::wrong).count();
    }

    /** What one member believes of another; null if it does not know it. */
    public Status belief(NodeId node, NodeId of) {
        Watched watched = watched(node, of);
        return watched == null ? null : watched.status();
    }

    /** One member as another sees it; null if it does not know it. */
    public Watched watched(NodeId node, NodeId of) {
        return simulation.node(node, MembershipNode.class).group().view().find(of);
    }

    /** Whether each node that is up trusts exactly the other nodes that are up. */
    public boolean isRight() {
        return upNodes()
                .allMatch(node -> members.stream()
                        .filter(other -> !other.equals(node))
                        .allMatch(other -> isUp(other) == (belief(node, other) == Status.ALIVE)));
    }

    /** That all is as it should be: see {@link #isRight}. */
    public Condition right() {
        return Condition.of("everyone trusts exactly those who are up", sim -> isRight());
    }

    /** The nodes that are up. */
    public Stream<NodeId> upNodes() {
        return members.stream().filter(this::isUp);
    }

    /** Whether a node is up. */
    public boolean isUp(NodeId node) {
        return simulation.machine(node).isUp();
    }
}
