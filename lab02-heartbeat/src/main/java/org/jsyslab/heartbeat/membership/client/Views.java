package org.jsyslab.heartbeat.membership.client;

import java.util.List;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.Beliefs;

/**
 * What members believe, each for itself.
 *
 * @param views of those that answered, in the order of their names
 * @param silent who was asked and did not answer in time
 */
public record Views(List<Beliefs> views, List<NodeId> silent) {
    public Views {
        views = List.copyOf(views);
        silent = List.copyOf(silent);
    }
}
