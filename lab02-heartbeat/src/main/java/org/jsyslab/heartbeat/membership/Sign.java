package org.jsyslab.heartbeat.membership;

import org.jsyslab.common.node.NodeId;

/**
 * A sign of life: that a member has come to so many heartbeats in this life. Whoever compares two signs of one member
 * learns which is the later, whatever the network did to them, and needs no clock.
 *
 * <p>Van Renesse et al. 1998, section 2 (the heartbeat counter); the incarnation lets a member that has crashed and
 * counts from 1 again be told from its earlier lives.
 *
 * @param member who lives
 * @param incarnation which life, 1 for the first; at most {@link #MOST}
 * @param heartbeat how many heartbeats were due in this life, those included that it missed while it stood still; 0
 *     when it only asks to join; at most {@link #MOST}
 */
public record Sign(NodeId member, long incarnation, long heartbeat) {
    /** No member has lived or sent so often: what is beyond it is a forgery. */
    public static final long MOST = 1L << 52;

    public Sign {
        requireSane(incarnation, heartbeat);
    }

    /**
     * Refuses numbers that no member can have.
     *
     * @throws IllegalArgumentException if there can be no such sign of life
     */
    public static void requireSane(long incarnation, long heartbeat) {
        if (incarnation < 1 || incarnation > MOST || heartbeat < 0 || heartbeat > MOST) {
            throw new IllegalArgumentException(
                    "no sign of life: incarnation " + incarnation + " (from 1), heartbeat " + heartbeat + " (from 0)");
        }
    }

    /** Whether this was sent later than another sign of the same member. */
    public boolean isNewerThan(Sign other) {
        return incarnation != other.incarnation ? incarnation > other.incarnation : heartbeat > other.heartbeat;
    }
}
