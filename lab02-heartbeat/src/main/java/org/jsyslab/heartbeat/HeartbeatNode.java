package org.jsyslab.heartbeat;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.HeartbeatMessage.Heartbeat;
import org.jsyslab.heartbeat.HeartbeatTimer.Beat;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Watched;

/**
 * All to all: each member sends its heartbeats to every other, and each judges by itself. Detects whatever crashes at
 * once, for N (N - 1) messages a period.
 *
 * <p>Chandra and Toueg 1996, Figure 10, task 1.
 */
public class HeartbeatNode implements Node<HeartbeatMessage> {
    private final Env<HeartbeatMessage> env;
    private final MembershipNode membership;
    private final Rhythm rhythm;

    /**
     * The heartbeats of one member.
     *
     * @param membership of the same stack: told who was heard
     * @param period between two heartbeats
     */
    public HeartbeatNode(Env<HeartbeatMessage> env, MembershipNode membership, Duration period) {
        this.env = env;
        this.membership = membership;
        this.rhythm = new Rhythm(env, period);
    }

    @Override
    public Handlers<HeartbeatMessage> handlers() {
        return new Handlers<HeartbeatMessage>()
                .start(this::onBeat)
                .message(Heartbeat.class, this::onHeartbeat)
                .timer(Beat.class, this::onBeat)
                .covering(HeartbeatMessage.class, HeartbeatTimer.class);
    }

    /** Task 1: "periodically, send "p-is-alive" to all". Also to suspects, or no suspicion could ever be taken back. */
    @Exercise(part = "A", hint = "One that has left the group is silent.")
    void onBeat() {
        long beats = rhythm.next();
        if (membership.isMember()) {
            Sign sign = membership.beat(beats);
            for (Watched peer : membership.group().peers()) {
                env.send(peer.member(), new Heartbeat(sign.incarnation(), sign.heartbeat()));
            }
        }
    }

    /** A heartbeat: of a member, of one that is over, or of a stranger. When it was sent does not matter. */
    @Exercise(part = "A")
    void onHeartbeat(NodeId from, Heartbeat heartbeat) {
        membership.heardFrom(from, heartbeat.incarnation(), heartbeat.sequence());
    }
}
