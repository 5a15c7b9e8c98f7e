package org.jsyslab.heartbeat.membership;

/**
 * A member's place in the group, as it is kept on disk.
 *
 * @param incarnation the life concerned; 0 for a founder that was never heard of
 * @param standing {@link Status#REMOVED} or {@link Status#LEFT} if that life is over, otherwise {@link Status#ALIVE}
 */
public record Seat(long incarnation, Status standing) {
    public Seat {
        if (incarnation < 0 || incarnation > Sign.MOST || standing == Status.SUSPECTED) {
            throw new IllegalArgumentException("no seat: incarnation " + incarnation + ", " + standing.spelled());
        }
    }
}
