package org.jsyslab.heartbeat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.GossipMessage.Gossip;
import org.jsyslab.heartbeat.HeartbeatTimer.Beat;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Watched;

/**
 * Gossip: each member tells one other, drawn at random, all that it has heard of everyone, so that news of N members
 * costs N messages a period, and reaches everyone within some log N periods.
 *
 * <p>Van Renesse et al. 1998, section 2. Departure: the paper's members also broadcast now and then, to find each other
 * again after a partition; here a target that looks dead is sometimes taken nevertheless.
 */
public class GossipNode implements Node<GossipMessage> {
    private final Env<GossipMessage> env;
    private final MembershipNode membership;
    private final Rhythm rhythm;
    private final RandomGenerator random;

    /**
     * The gossip of one member.
     *
     * @param membership of the same stack: told who was heard, directly or not
     * @param period T_gossip, between two rounds
     */
    public GossipNode(Env<GossipMessage> env, MembershipNode membership, Duration period) {
        this.env = env;
        this.membership = membership;
        this.rhythm = new Rhythm(env, period);
        this.random = env.random("target");
    }

    @Override
    public Handlers<GossipMessage> handlers() {
        return new Handlers<GossipMessage>()
                .start(this::onBeat)
                .message(Gossip.class, this::onGossip)
                .timer(Beat.class, this::onBeat)
                .covering(GossipMessage.class, HeartbeatTimer.class);
    }

    /**
     * "Every T_gossip seconds, each member increments its own heartbeat counter, and selects one other member at
     * random."
     */
    @Exercise(part = "C")
    void onBeat() {
        long beats = rhythm.next();
        if (membership.isMember()) {
            Sign own = membership.beat(beats);
            List<Watched> peers = membership.group().peers();
            if (!peers.isEmpty()) {
                env.send(target(peers).member(), new Gossip(table(own)));
            }
        }
    }

    /**
     * Draws a member, and once more if it looks dead: so the dead cost little, and whoever was cut off is found again.
     */
    @Exercise(part = "C", hint = "If nobody looks alive, somebody must be told nevertheless.")
    Watched target(List<Watched> peers) {
        Watched first = peers.get(random.nextInt(peers.size()));
        return first.isAlive() ? first : peers.get(random.nextInt(peers.size()));
    }

    /** The list that is sent: what is known of everyone who is trusted. */
    @Exercise(part = "C", hint = "Whom this node takes for dead, nobody should hear of from it as of the living.")
    List<Sign> table(Sign own) {
        List<Watched> members = membership.group().view().members();
        List<Sign> table = new ArrayList<>(members.size() + 1);
        table.add(own);
        for (Watched member : members) {
            if (member.isAlive() && member.newest() != null) {
                table.add(member.newest());
            }
        }
        return table;
    }

    /** "Merges this list with its own, adopting the maximum heartbeat counter for each member." */
    @Exercise(
            part = "C",
            hint = "The first entry is the sender's own. Someone may be new, and someone may be this node.")
    void onGossip(NodeId from, Gossip gossip) {
        Sign sender = gossip.table().get(0);
        boolean belongs =
                sender.member().equals(from) && membership.heardFrom(from, sender.incarnation(), sender.heartbeat());
        if (belongs) {
            Duration now = env.now();
            gossip.table().forEach(sign -> membership.heardOf(sign, now));
        }
    }
}
