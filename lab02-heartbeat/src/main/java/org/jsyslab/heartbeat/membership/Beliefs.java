package org.jsyslab.heartbeat.membership;

import java.util.List;
import org.jsyslab.common.node.NodeId;

/**
 * What one node believes of all others.
 *
 * @param node who believes
 * @param incarnation which life of it
 * @param departed whether it has left the group; then it believes nothing
 * @param others of each other member, in the order of names
 */
public record Beliefs(NodeId node, long incarnation, boolean departed, List<Belief> others) {
    public Beliefs {
        others = List.copyOf(others);
    }
}
