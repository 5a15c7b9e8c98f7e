package org.jsyslab.raft.kv;

import java.util.List;
import org.jsyslab.common.node.NodeId;

/**
 * Where a client believes the leader to be (dissertation, §6.2). Hints may be old: they may name a server that is down,
 * for the others take an election timeout to notice, or two servers may name each other. So the server that was silent
 * last is left out for one turn through all of them, and hints are not followed more often in a row than there are
 * servers.
 */
final class LeaderHint {
    private final List<NodeId> servers;

    /** Who is asked next. */
    private NodeId target;

    /** Who was asked last and did not reply, though it may well lead; null if nobody. */
    private NodeId silent;

    /** How many servers were tried since then. */
    private int tried;

    /** How many hints were followed without a pause. */
    private int followed;

    /** Asks the first server first. */
    LeaderHint(List<NodeId> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a client needs the names of some servers");
        }
        this.servers = List.copyOf(servers);
        this.target = this.servers.get(0);
    }

    NodeId target() {
        return target;
    }

    /** This server has replied, so it leads. */
    void leads(NodeId server) {
        target = server;
        silent = null;
        followed = 0;
    }

    /** The target has not replied in time: another one may know better. */
    void targetIsSilent() {
        silent = target;
        tried = 0;
        next();
    }

    /**
     * The target says that another one leads.
     *
     * @return whether that one is worth asking; if not, the next server is, after a pause
     */
    boolean follow(NodeId leader) {
        if (leader.equals(target) || leader.equals(silent) || followed == servers.size()) {
            return false;
        }
        followed++;
        target = leader;
        return true;
    }

    /** Turns to the next server in turn; to the first if the target is none that was named at the start. */
    void next() {
        followed = 0;
        tried++;
        if (tried > servers.size()) {
            silent = null;
        }
        target = after(target);
        if (target.equals(silent)) {
            target = after(target);
        }
    }

    private NodeId after(NodeId server) {
        return servers.get((servers.indexOf(server) + 1) % servers.size());
    }
}
