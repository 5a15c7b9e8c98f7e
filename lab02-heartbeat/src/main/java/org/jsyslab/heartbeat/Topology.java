package org.jsyslab.heartbeat;

import java.time.Duration;
import java.util.Locale;
import java.util.SortedSet;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipMessage;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;

/** Who hears of whom, and from whom. */
public enum Topology {
    /** Everyone from everyone: N (N - 1) messages a period. */
    ALL_TO_ALL {
        @Override
        void spread(Stack stack, MembershipNode membership, NodeId monitor, Duration period) {
            stack.add(new HeartbeatNode(stack.env(HeartbeatMessage.class), membership, period));
        }
    },
    /**
     * One member, the monitor, from everyone, and everyone of the others from the monitor: 2 (N - 1) messages a period.
     */
    CENTRAL {
        @Override
        void spread(Stack stack, MembershipNode membership, NodeId monitor, Duration period) {
            stack.add(new CentralNode(stack.env(CentralMessage.class), membership, monitor, period));
        }

        @Override
        MembershipSettings settings(MembershipSettings given, boolean isMonitor) {
            return isMonitor ? given : given.judging(Unwatched.KIND);
        }
    },
    /** Everyone of everyone, by way of others: N messages a period. */
    GOSSIP {
        @Override
        void spread(Stack stack, MembershipNode membership, NodeId monitor, Duration period) {
            stack.add(new GossipNode(stack.env(GossipMessage.class), membership, period));
        }
    };

    /**
     * Adds to a stack a member of a group of this topology.
     *
     * @param founders who belongs from the start; the first of them is the monitor where there is one
     * @param period between two heartbeats
     */
    public MembershipNode addTo(
            Stack stack,
            SortedSet<NodeId> founders,
            Duration period,
            MembershipSettings settings,
            MembershipListener listener) {
        NodeId monitor = founders.first();
        MembershipSettings own = settings(settings, stack.self().equals(monitor));
        MembershipNode membership =
                stack.add(new MembershipNode(stack.env(MembershipMessage.class), founders, own, listener));
        spread(stack, membership, monitor, period);
        return membership;
    }

    abstract void spread(Stack stack, MembershipNode membership, NodeId monitor, Duration period);

    /** How this member judges the others: as it is told to, unless another does it. */
    MembershipSettings settings(MembershipSettings given, boolean isMonitor) {
        return given;
    }

    /** As people write it: {@code all-to-all}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
