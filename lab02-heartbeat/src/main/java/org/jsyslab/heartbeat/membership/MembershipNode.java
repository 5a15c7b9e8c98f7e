package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.MembershipMessage.Join;
import org.jsyslab.heartbeat.membership.MembershipMessage.Leave;
import org.jsyslab.heartbeat.membership.MembershipMessage.LeaveReply;
import org.jsyslab.heartbeat.membership.MembershipMessage.Stranger;
import org.jsyslab.heartbeat.membership.MembershipMessage.Welcome;
import org.jsyslab.heartbeat.membership.MembershipTimer.Cleanup;
import org.jsyslab.heartbeat.membership.MembershipTimer.FarewellUnheard;
import org.jsyslab.heartbeat.membership.MembershipTimer.Silence;
import org.jsyslab.heartbeat.membership.MembershipTimer.Unwelcome;

/**
 * A member of a group that may crash and come back, join through any other member, and leave. Which life this is, it
 * keeps on disk. Signs of life are sent and received by another node of the same stack, which tells this one what it
 * heard.
 *
 * <p>Van Renesse et al. 1998, sections 2 and 3. Departure: a new life is told from the last one by a number on disk,
 * not by the time of its start.
 */
public class MembershipNode implements Node<MembershipMessage> {
    private final Env<MembershipMessage> env;
    private final MembershipSettings settings;
    private final Group group;
    private final Farewell farewell;

    /** Which life of this node this is, and whether it has left the group (durable). */
    private final Cell<Life> life;

    /** How many heartbeats were due in this life. */
    private long heartbeat;

    /** Whether some member has let this life in. */
    private boolean welcome;

    /**
     * A member that has not begun.
     *
     * @param founders who belongs to the group from the start, as everyone's configuration says; a newcomer is not
     *     among them
     */
    public MembershipNode(
            Env<MembershipMessage> env,
            SortedSet<NodeId> founders,
            MembershipSettings settings,
            MembershipListener listener) {
        this(env, settings, new Group(env, founders, new View(env, settings, listener)));
    }

    MembershipNode(Env<MembershipMessage> env, MembershipSettings settings, Group group) {
        this.env = env;
        this.settings = settings;
        this.group = group;
        this.farewell = new Farewell(env, settings.retry());
        this.life = env.cell("life", new Life(0, false));
    }

    @Override
    public Handlers<MembershipMessage> handlers() {
        return new Handlers<MembershipMessage>()
                .start(this::onStart)
                .before((from, message) -> !from.equals(env.self())) // nobody joins or leaves itself
                .message(Join.class, this::onJoin)
                .message(Welcome.class, this::onWelcome)
                .message(Stranger.class, this::onStranger)
                .message(Leave.class, this::onLeave)
                .message(LeaveReply.class, (from, reply) -> farewell.confirmedBy(from, reply.incarnation()))
                .timer(Silence.class, group.view()::onSilence)
                .timer(Cleanup.class, cleanup -> group.remove(cleanup.member()))
                .timer(Unwelcome.class, this::onUnwelcome)
                .timer(FarewellUnheard.class, farewell::tell)
                .covering(MembershipMessage.class, MembershipTimer.class);
    }

    /** A new life begins, unless the node had left the group when the last one ended. */
    @Exercise(part = "A", hint = "No two lives may have one number, whatever crashes.")
    void onStart() {
        if (isMember()) {
            beginLife(incarnation() + 1);
        } else {
            env.note("has left the group; join brings it back");
            farewell.begin(incarnation(), group.names());
        }
    }

    /** Begins a life with a number that no earlier one had, and asks to be let in. */
    void beginLife(long incarnation) {
        life.set(new Life(incarnation, false));
        heartbeat = 0;
        welcome = false;
        env.observe("incarnation", incarnation);
        group.open();
        askToJoin();
    }

    /** Asks a member, drawn anew each time: no single one of them is the door. */
    @Exercise(part = "A", hint = "Whoever is asked may be down.")
    void askToJoin() {
        List<Watched> sponsors = group.peers();
        if (!sponsors.isEmpty()) {
            Watched sponsor = sponsors.get(env.random("sponsor").nextInt(sponsors.size()));
            env.send(sponsor.member(), new Join(incarnation()));
        }
        env.set(new Unwelcome(), settings.retry());
    }

    /** Nobody has let this life in yet. */
    void onUnwelcome() {
        if (isMember() && !welcome) {
            askToJoin();
        }
    }

    /** Somebody wants in: a newcomer, or a member in a new life, which does not know who came and went meanwhile. */
    @Exercise(part = "A", hint = "Who is not let in is told what is known of it.")
    void onJoin(NodeId from, Join join) {
        if (isMember()) {
            group.introduce(new Sign(from, join.incarnation(), 0));
        }
        if (heardFrom(from, join.incarnation(), 0)) {
            env.send(from, new Welcome(join.incarnation(), group.known(from).heartbeat(), group.seatings()));
        }
    }

    /**
     * This node is in; or more was heard of this life than it has sent: then it is another one, and its disk was lost.
     */
    @Exercise(part = "A", hint = "The reply may be to an earlier life.")
    void onWelcome(NodeId from, Welcome reply) {
        if (isLaterThanThisLife(reply.incarnation(), reply.heartbeat())) {
            beginLife(reply.incarnation() + 1);
        } else if (isMember() && reply.incarnation() == incarnation()) {
            welcome = true;
            reply.seats().forEach(group::learn);
        }
    }

    /** Somebody does not know this node, or takes this life for over or for an earlier one. */
    @Exercise(part = "A")
    void onStranger(NodeId from, Stranger stranger) {
        if (isLaterThanThisLife(stranger.incarnation(), stranger.heartbeat())) {
            beginLife(stranger.incarnation() + 1);
        } else if (isMember()) {
            env.send(from, new Join(incarnation()));
        }
    }

    /** Whether a heartbeat of this node cannot be of this life, nor of an earlier one. */
    @Exercise(part = "A", hint = "Nobody can have heard more of this life than it has sent.")
    boolean isLaterThanThisLife(long known, long heard) {
        boolean later = known > incarnation() || (known == incarnation() && heard > heartbeat);
        return later && isMember() && known < Sign.MOST;
    }

    /** A member leaves: no failure, and nobody suspects it. */
    void onLeave(NodeId from, Leave leave) {
        group.leaves(from, leave.incarnation());
        env.send(from, new LeaveReply(leave.incarnation()));
    }

    /** Leaves the group: remembers it, then tells everyone. Nothing happens if it has left already. */
    @Exercise(part = "A", hint = "Who has left judges nobody.")
    public void leave() {
        if (isMember()) {
            life.set(new Life(incarnation(), true));
            env.note("leaves the group");
            farewell.begin(incarnation(), group.names());
            group.close();
        }
    }

    /** Joins the group that it has left, in a new life. Nothing happens if it is a member. */
    public void join() {
        if (!isMember()) {
            farewell.end();
            beginLife(incarnation() + 1);
        }
    }

    /** Which life of this node this is. */
    public long incarnation() {
        return life.get().incarnation();
    }

    /** Whether this node belongs to the group: it has not left. */
    public boolean isMember() {
        return !life.get().departed();
    }

    /** The others. */
    public Group group() {
        return group;
    }

    /**
     * The next heartbeat of this node. Its number counts the heartbeats that were due, not those that were sent: who
     * estimates when number s comes, takes it to be sent s periods after number 0, whatever the sender stood still for.
     *
     * @param due how many heartbeats were due since the last one, this one included
     */
    public Sign beat(long due) {
        heartbeat += due;
        return new Sign(env.self(), incarnation(), heartbeat);
    }

    /**
     * A member has been heard directly. One that does not belong to the group, or not in this life, is told so. If this
     * node has left, whoever still writes to it has not heard of that, and is told: the farewell may have been given up
     * before a partition healed, and a leave must not be remembered as a failure.
     *
     * @return whether it belongs
     */
    public boolean heardFrom(NodeId from, long lifeOfIt, long itsHeartbeat) {
        if (!isMember()) {
            env.send(from, new Leave(incarnation()));
            return false;
        }
        boolean belongs = group.heard(new Sign(from, lifeOfIt, itsHeartbeat), env.now());
        if (!belongs) {
            env.send(from, group.known(from));
        }
        return belongs;
    }

    /**
     * A sign of life that a member passes on. It may be of a newcomer, of a member that was removed, or of this node.
     */
    public void heardOf(Sign sign, Duration now) {
        if (group.heard(sign, now) || !isMember()) {
            return;
        }
        if (sign.member().equals(env.self())) {
            recall(sign);
        } else if (group.isRisen(sign)) {
            env.send(sign.member(), group.known(sign.member()));
        } else {
            group.introduce(sign);
        }
    }

    /** Others remember a life of this node that it does not: it was lost with the disk. */
    private void recall(Sign own) {
        if (isLaterThanThisLife(own.incarnation(), own.heartbeat())) {
            beginLife(own.incarnation() + 1);
        }
    }

    /** What this node believes of the others, for people. */
    public Beliefs beliefs() {
        return new Beliefs(env.self(), incarnation(), !isMember(), group.view().beliefs(env.now()));
    }
}
