package org.jsyslab.heartbeat;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.CentralMessage.Alive;
import org.jsyslab.heartbeat.CentralMessage.Report;
import org.jsyslab.heartbeat.HeartbeatTimer.Beat;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Watched;

/**
 * A central monitor: each member sends its heartbeats to one of them, which judges all and reports to all. Few
 * messages, but all pass one node; and who watches the watchman? If the monitor crashes, nobody learns of that or of
 * any later crash: this topology is not complete.
 */
public class CentralNode implements Node<CentralMessage> {
    private final Env<CentralMessage> env;
    private final MembershipNode membership;
    private final NodeId monitor;
    private final Rhythm rhythm;

    /** The newest report that has come, as a sign of life of the monitor; null before the first. */
    private Sign newest;

    /**
     * The heartbeats or, at the monitor, the reports of one member.
     *
     * @param membership of the same stack: told who was heard, or what the monitor says
     * @param period between two heartbeats, and between two reports
     */
    public CentralNode(Env<CentralMessage> env, MembershipNode membership, NodeId monitor, Duration period) {
        this.env = env;
        this.membership = membership;
        this.monitor = monitor;
        this.rhythm = new Rhythm(env, period);
    }

    @Override
    public Handlers<CentralMessage> handlers() {
        return new Handlers<CentralMessage>()
                .start(this::onBeat)
                .message(Alive.class, this::onAlive)
                .message(Report.class, this::onReport)
                .timer(Beat.class, this::onBeat)
                .covering(CentralMessage.class, HeartbeatTimer.class);
    }

    /** It is time for a heartbeat to the monitor or, at the monitor, for a report to everyone. */
    @Exercise(part = "A")
    void onBeat() {
        long beats = rhythm.next();
        if (membership.isMember()) {
            Sign sign = membership.beat(beats);
            if (env.self().equals(monitor)) {
                report(new Report(
                        sign.incarnation(), sign.heartbeat(), membership.group().verdicts()));
            } else {
                env.send(monitor, new Alive(sign.incarnation(), sign.heartbeat()));
            }
        }
    }

    private void report(Report report) {
        for (Watched peer : membership.group().peers()) {
            env.send(peer.member(), report);
        }
    }

    /** A heartbeat, which only the monitor judges. */
    @Exercise(part = "A")
    void onAlive(NodeId from, Alive alive) {
        membership.heardFrom(from, alive.incarnation(), alive.sequence());
    }

    /** What the monitor believes, everyone believes. */
    @Exercise(part = "A", hint = "Nobody else is the monitor, and a report may have been overtaken.")
    void onReport(NodeId from, Report report) {
        boolean belongs = from.equals(monitor) && membership.heardFrom(from, report.incarnation(), report.number());
        Sign sign = new Sign(from, report.incarnation(), report.number());
        if (belongs && (newest == null || sign.isNewerThan(newest))) {
            newest = sign;
            report.verdicts().forEach(membership.group()::believe);
        }
    }
}
