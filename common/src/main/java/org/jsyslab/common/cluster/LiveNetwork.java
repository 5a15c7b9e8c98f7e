package org.jsyslab.common.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jsyslab.common.node.NodeId;

/**
 * The faults of the network between the nodes of a running cluster. Each change is told at once to every node that
 * listens; a node that is restarted or resumed gets the faults of that moment. Any thread may break and mend it.
 */
public final class LiveNetwork {
    /** In place of a name: every other node, clients included. */
    public static final String ANYONE = "*";

    private final ClusterSpec spec;
    private final Runnable changed;
    private final SortedMap<String, SortedMap<String, LinkFault>> faults = new TreeMap<>();
    private final Map<String, SortedMap<String, LinkFault>> told = new TreeMap<>();

    /**
     * A network without faults.
     *
     * @param changed told after each change
     */
    LiveNetwork(ClusterSpec spec, Runnable changed) {
        this.spec = spec;
        this.changed = changed;
        spec.nodes().forEach(node -> faults.put(node.name(), new TreeMap<>()));
    }

    /**
     * Cuts every link between nodes of different groups, and mends those within a group. Nodes named nowhere form one.
     */
    public void partition(List<Set<String>> groups) {
        groups.forEach(group -> group.forEach(spec::node));
        change(() -> faults.keySet()
                .forEach(a -> faults.keySet().forEach(b -> {
                    boolean apart = groupOf(a, groups) != groupOf(b, groups);
                    put(a, b, fault -> fault.withCut(apart));
                })));
    }

    /** Removes all faults. */
    public void heal() {
        change(() -> faults.values().forEach(Map::clear));
    }

    /** Delays what the two nodes send each other; of clients, who take no orders, only what they are sent. */
    public void slow(String a, String b, Duration delay) {
        onBothEnds(a, b, fault -> fault.withDelay(delay));
    }

    /** Loses what the two nodes send each other, each message with this probability. */
    public void drop(String a, String b, double probability) {
        requireLink(a, b);
        boolean oneEnd = a.equals(ANYONE) || b.equals(ANYONE); // it acts both ways: the other end may be a client's
        UnaryOperator<LinkFault> loss = fault -> fault.withDrop(probability, oneEnd ? probability : fault.dropFrom());
        change(() -> {
            put(a, b, loss);
            put(b, a, loss);
        });
    }

    /**
     * Delivers twice what the two nodes send each other, each message with this probability; of clients, who take no
     * orders, only what they are sent.
     */
    public void duplicate(String a, String b, double probability) {
        onBothEnds(a, b, fault -> fault.withDuplicate(probability));
    }

    /** A process of this node has just begun: it knows of no fault. Like {@link #applyTo}, under the cluster's lock. */
    void begins(NodeId node) {
        told.remove(node.name());
    }

    /** Tells one node its faults of this moment, unless it knows them. */
    void applyTo(NodeId node) {
        SortedMap<String, LinkFault> wanted = faultsAt(node.name());
        if (!wanted.equals(told.getOrDefault(node.name(), new TreeMap<>()))) {
            NodeControl.of(spec, node).setFaults(wanted);
            told.put(node.name(), wanted);
        }
    }

    /** The faults of this moment at one node's end of its links, by peer. */
    SortedMap<String, LinkFault> faultsAt(String name) {
        synchronized (faults) {
            return new TreeMap<>(faults.get(name));
        }
    }

    private void onBothEnds(String a, String b, UnaryOperator<LinkFault> fault) {
        requireLink(a, b);
        change(() -> {
            putSent(a, b, fault);
            putSent(b, a, fault);
        });
    }

    /** Tells of the change without the lock on the faults: who holds the cluster's may be waiting for it. */
    private void change(Runnable change) {
        synchronized (faults) {
            change.run();
        }
        changed.run();
    }

    private void requireLink(String a, String b) {
        if (a.equals(b)) {
            throw new ClusterException("a node has no link to itself: " + a);
        }
        requireEnd(a);
        requireEnd(b);
    }

    private void requireEnd(String name) {
        if (!name.equals(ANYONE)) {
            spec.node(name);
        }
    }

    /** A fault of what is sent acts where it is sent: anyone's is one of every node. */
    private void putSent(String from, String to, UnaryOperator<LinkFault> change) {
        if (from.equals(ANYONE)) {
            faults.keySet().forEach(node -> put(node, to, change));
        } else {
            put(from, to, change);
        }
    }

    /** Does nothing where no orders are taken. */
    private void put(String at, String peer, UnaryOperator<LinkFault> change) {
        SortedMap<String, LinkFault> links = faults.get(at);
        if (links != null && !at.equals(peer)) {
            links.compute(
                    peer,
                    (p, old) -> change.apply(old == null ? LinkFault.NONE : old).orNull());
        }
    }

    private static int groupOf(String name, List<Set<String>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(name)) {
                return i;
            }
        }
        return groups.size();
    }
}
