package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.MembershipMessage.Leave;
import org.jsyslab.heartbeat.membership.MembershipTimer.FarewellUnheard;

/**
 * Tells everyone that this node leaves, again and again to those who do not confirm it, for a while: they may be down.
 */
class Farewell {
    /** How often somebody is told who does not confirm it. */
    private static final int MOST_TRIES = 50;

    private final Env<MembershipMessage> env;
    private final Duration retry;

    /** Who has not confirmed that it knows. */
    private final SortedSet<NodeId> unaware = new TreeSet<>();

    /** The life that the group is told has ended. */
    private long incarnation;

    private int tries;

    Farewell(Env<MembershipMessage> env, Duration retry) {
        this.env = env;
        this.retry = retry;
    }

    /** Begins to tell these. */
    void begin(long endedIncarnation, Collection<NodeId> others) {
        incarnation = endedIncarnation;
        unaware.clear();
        unaware.addAll(others);
        tries = 0;
        tell();
    }

    /** Tells those who have not confirmed it, if any. */
    void tell() {
        tries++;
        unaware.forEach(other -> env.send(other, new Leave(incarnation)));
        if (!unaware.isEmpty() && tries < MOST_TRIES) {
            env.set(new FarewellUnheard(), retry);
        }
    }

    /** Somebody knows. */
    void confirmedBy(NodeId other, long confirmed) {
        if (confirmed == incarnation) {
            unaware.remove(other);
        }
    }

    /** The node joins again: nothing more to tell. */
    void end() {
        unaware.clear();
        env.cancel(new FarewellUnheard());
    }
}
