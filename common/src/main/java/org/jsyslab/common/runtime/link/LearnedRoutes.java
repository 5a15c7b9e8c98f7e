package org.jsyslab.common.runtime.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsyslab.common.node.NodeId;

/** By which connection those came that have no address: the most recently heard, up to a number. */
final class LearnedRoutes {
    private final int limit;
    private final Map<NodeId, Connection> routes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Connection, Set<NodeId>> names = new HashMap<>();

    LearnedRoutes(int limit) {
        this.limit = limit;
    }

    /** A message of {@code source} came by {@code connection}. */
    void learn(NodeId source, Connection connection) {
        Connection before = routes.put(source, connection);
        if (before == connection) {
            return;
        }
        if (before != null) {
            names.get(before).remove(source);
        }
        names.computeIfAbsent(connection, c -> new HashSet<>()).add(source);
        if (routes.size() > limit) {
            NodeId longestUnheard = routes.keySet().iterator().next();
            names.get(routes.remove(longestUnheard)).remove(longestUnheard);
        }
    }

    /** The connection by which {@code node} was last heard, or null. */
    Connection to(NodeId node) {
        return routes.get(node);
    }

    /** Forgets a connection that closed. */
    void forget(Connection connection) {
        Set<NodeId> heard = names.remove(connection);
        if (heard != null) {
            heard.forEach(routes::remove);
        }
    }

    /** Number of names with a route. */
    int size() {
        return routes.size();
    }
}
