package org.jsyslab.heartbeat.membership;

import java.util.List;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;

/** What members tell each other about who belongs to the group. */
public sealed interface MembershipMessage extends Message {

    /** Asks any member to be let in; also asks who the others are. */
    record Join(long incarnation) implements MembershipMessage {
        public Join {
            Sign.requireSane(incarnation, 0);
        }
    }

    /**
     * You are in.
     *
     * @param incarnation which life of the receiver's
     * @param heartbeat the newest heartbeat of that life that the sender has heard
     * @param seats who belongs to the group or once did, as the sender knows
     */
    record Welcome(long incarnation, long heartbeat, List<Seating> seats) implements MembershipMessage {
        public Welcome {
            seats = List.copyOf(seats);
            if (seats.size() > Roster.MOST) {
                throw new IllegalArgumentException("a group has at most " + Roster.MOST + " members");
            }
        }
    }

    /** Who sits on a seat. */
    record Seating(NodeId member, Seat seat) {}

    /**
     * You do not belong to the group, or not in this life: what is known of you is a later one, or its end.
     * {@link #OVER} as the heartbeat says that the life itself is over.
     *
     * @param incarnation the receiver's newest life that the sender knows of; 0 if none
     * @param heartbeat the newest heartbeat of that life
     */
    record Stranger(long incarnation, long heartbeat) implements MembershipMessage {
        /** Later than any heartbeat. */
        public static final long OVER = Long.MAX_VALUE;
    }

    /** The sender leaves the group, in this life; sent again until confirmed. */
    record Leave(long incarnation) implements MembershipMessage {
        public Leave {
            Sign.requireSane(incarnation, 0);
        }
    }

    /** Confirms a {@link Leave}. */
    record LeaveReply(long incarnation) implements MembershipMessage {}
}
