package org.jsyslab.common.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;

/**
 * Carries messages between nodes, and loses, delays, doubles and reorders them. Whether a message passes a partition is
 * asked when it leaves and again when it would arrive. What becomes of a message follows from the seed, its sender and
 * how many the sender sent before, so that one more random number for one message changes the fate of no other.
 */
public final class Network {
    private final Simulation simulation;
    private final Connectivity connectivity = new Connectivity();
    private final Map<Connectivity.Way, Link> links = new HashMap<>(); // never iterated, nor is the next
    private final Map<NodeId, Delay> slow = new HashMap<>();
    private final StrictRandom fate = new StrictRandom(0);
    private Link everyLink = Link.LAN;
    private UnaryOperator<Message> codec = UnaryOperator.identity();

    Network(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Sets how all links behave that have no behaviour of their own. */
    public Network links(Link link) {
        everyLink = link;
        return this;
    }

    /** How links behave that have no behaviour of their own. */
    public Link links() {
        return everyLink;
    }

    /** Sets how the link from one node to another behaves, in this direction. */
    public Network link(NodeId from, NodeId to, Link link) {
        links.put(new Connectivity.Way(from, to), link);
        fault(from, "link to " + to + " loses " + StableText.of(link.loss()));
        return this;
    }

    /** Lets all links without a behaviour of their own lose messages with this probability. */
    public Network lose(double probability) {
        everyLink = everyLink.losing(probability);
        fault(null, "loss " + StableText.of(probability));
        return this;
    }

    /** Adds a delay to all messages from and to a node; {@link Delay#NONE} ends it. */
    public Network slow(NodeId node, Delay more) {
        slow.remove(node);
        if (more != Delay.NONE) {
            slow.put(node, more);
        }
        fault(node, more == Delay.NONE ? "fast again" : "slow");
        return this;
    }

    /** Cuts the network into sides that do not reach each other; nodes on no side reach everyone. */
    public Network partition(Collection<? extends Collection<NodeId>> sides) {
        connectivity.partition(sides);
        fault(null, "partition " + StableText.of(List.copyOf(sides)));
        return this;
    }

    /** Cuts a node off from all others. */
    public Network isolate(NodeId node) {
        connectivity.isolate(node);
        fault(node, "isolate");
        return this;
    }

    /** Ends {@link #isolate} for a node. */
    public Network reconnect(NodeId node) {
        connectivity.reconnect(node);
        fault(node, "reconnect");
        return this;
    }

    /** Lets nothing pass from one node to another, in this direction only. */
    public Network cut(NodeId from, NodeId to) {
        connectivity.cut(from, to);
        fault(from, "cut to " + to);
        return this;
    }

    /** Ends {@link #cut} in one direction. */
    public Network mend(NodeId from, NodeId to) {
        connectivity.mend(from, to);
        fault(from, "mend to " + to);
        return this;
    }

    /** Ends all partitions, isolations and cuts, and the slowness of all nodes. Loss and links stay as they are. */
    public Network heal() {
        connectivity.heal();
        slow.clear();
        fault(null, "heal");
        return this;
    }

    /** Passes every message through a codec and back, as the wire does. */
    public Network codec(UnaryOperator<Message> throughTheWire) {
        codec = throughTheWire;
        return this;
    }

    void carry(Delivery delivery) {
        simulation.reporter.send(delivery);
        delivery.target = simulation.machineOrNull(delivery.to);
        if (delivery.target == null) {
            simulation.reporter.drop(delivery, delivery.from.machine(), "unreachable");
        } else if (delivery.target == delivery.from.machine()) {
            delivery.from.loop().enqueue(delivery);
        } else if (!connectivity.passes(delivery.from.self(), delivery.to)) {
            simulation.reporter.drop(delivery, delivery.from.machine(), "partition");
        } else {
            launch(delivery, linkOf(delivery));
        }
    }

    void arrive(Delivery delivery) {
        Machine target = delivery.target;
        if (!target.isUp()) {
            simulation.reporter.drop(delivery, target, "crashed");
        } else if (!connectivity.passes(delivery.from.self(), delivery.to)) {
            simulation.reporter.drop(delivery, target, "partition");
        } else if (target.life().loop().isFull()) {
            simulation.reporter.drop(delivery, target, target.isPaused() ? "paused" : "overflow");
        } else {
            target.life().loop().enqueue(delivery);
        }
    }

    private void launch(Delivery delivery, Link link) {
        fate.restart(delivery.from.fateOf(delivery));
        if (link.loss() > 0 && fate.nextDouble() < link.loss()) {
            simulation.reporter.drop(delivery, delivery.from.machine(), "loss");
            return;
        }
        delivery.message = codec.apply(delivery.message);
        simulation.timeline.after(travelTime(delivery, link), delivery);
        if (link.duplication() > 0 && fate.nextDouble() < link.duplication()) {
            simulation.reporter.duplicate(delivery);
            simulation.timeline.after(travelTime(delivery, link), delivery.twin());
        }
    }

    private Link linkOf(Delivery delivery) {
        return links.isEmpty()
                ? everyLink
                : links.getOrDefault(new Connectivity.Way(delivery.from.self(), delivery.to), everyLink);
    }

    private long travelTime(Delivery delivery, Link link) {
        long nanos = link.delay().nanos(fate);
        if (slow.isEmpty()) {
            return nanos;
        }
        return nanos
                + slow.getOrDefault(delivery.from.self(), Delay.NONE).nanos(fate)
                + slow.getOrDefault(delivery.to, Delay.NONE).nanos(fate);
    }

    private void fault(NodeId node, String text) {
        simulation.reporter.fault(node == null ? Simulation.EVERYWHERE : node, text);
    }
}
