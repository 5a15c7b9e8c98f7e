package org.jsyslab.common.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsyslab.common.node.NodeId;

/** Who can reach whom. Asked for every message, so it is quick when nothing is broken. */
final class Connectivity {
    private final Map<NodeId, Integer> sides = new HashMap<>(); // never iterated, nor are the sets
    private final Set<NodeId> isolated = new HashSet<>();
    private final Set<Way> cuts = new HashSet<>();

    boolean passes(NodeId from, NodeId to) {
        return (isolated.isEmpty() || !(isolated.contains(from) || isolated.contains(to)))
                && (sides.isEmpty() || sameSide(from, to))
                && (cuts.isEmpty() || !cuts.contains(new Way(from, to)));
    }

    /** Nodes of different sides do not reach each other; those on no side reach everyone. */
    void partition(Collection<? extends Collection<NodeId>> newSides) {
        sides.clear();
        int number = 0;
        for (Collection<NodeId> side : newSides) {
            for (NodeId node : side) {
                sides.put(node, number);
            }
            number++;
        }
    }

    void isolate(NodeId node) {
        isolated.add(node);
    }

    void reconnect(NodeId node) {
        isolated.remove(node);
    }

    void cut(NodeId from, NodeId to) {
        cuts.add(new Way(from, to));
    }

    void mend(NodeId from, NodeId to) {
        cuts.remove(new Way(from, to));
    }

    void heal() {
        sides.clear();
        isolated.clear();
        cuts.clear();
    }

    private boolean sameSide(NodeId from, NodeId to) {
        Integer a = sides.get(from);
        Integer b = sides.get(to);
        return a == null || b == null || a.equals(b);
    }

    /** One direction of a link. */
    record Way(NodeId from, NodeId to) {}
}
