package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.MembershipMessage.Seating;
import org.jsyslab.heartbeat.membership.MembershipMessage.Stranger;

/**
 * The other members: who they are, on disk, and what is believed of each, in memory. Decides which signs of life count.
 *
 * <p>Van Renesse et al. 1998, section 2: only a greater counter is news. Departure: the counter belongs to a life, and
 * a life that is over stays over.
 */
public class Group {
    private final Env<MembershipMessage> env;
    private final Roster roster;
    private final View view;

    Group(Env<MembershipMessage> env, SortedSet<NodeId> founders, View view) {
        this.env = env;
        this.roster = new Roster(env.self(), founders, env.table("roster", NodeId.class, Seat.class));
        this.view = view;
    }

    /** Begins to watch those who belong to the group. */
    void open() {
        if (view.members().isEmpty()) {
            roster.seats().forEach(view::add);
        }
    }

    /** Watches nobody any more; who belongs is not forgotten. */
    void close() {
        view.clear();
    }

    /** What this node believes of the others. */
    public View view() {
        return view;
    }

    /** The others that may want to hear of this node: all that have not left. Those that look dead may be cut off. */
    public List<Watched> peers() {
        List<Watched> peers = new ArrayList<>(view.members());
        peers.removeIf(member -> member.status() == Status.LEFT);
        return peers;
    }

    /** The names of all others that ever belonged, for one that has left and watches nobody. */
    SortedSet<NodeId> names() {
        return roster.names();
    }

    /**
     * A sign of life has come, directly or by way of others.
     *
     * @param now when it came
     * @return whether it is of a life that belongs to the group, perhaps a new one
     */
    @Exercise(
            part = "A",
            hint = "A later life replaces all that was known; of an earlier one, or one that is over, nothing counts.")
    public boolean heard(Sign sign, Duration now) {
        Watched member = view.find(sign.member());
        if (member == null || sign.incarnation() < member.incarnation()) {
            return false;
        }
        if (sign.incarnation() > member.incarnation()) {
            begins(member, sign.incarnation(), now);
        } else if (member.status().isFinal()) {
            return false;
        }
        view.heard(member, sign, now);
        return true;
    }

    /** Takes in a newcomer, on its own word or another member's; nothing happens if it is known or there is no room. */
    void introduce(Sign sign) {
        NodeId name = sign.member();
        if (!name.equals(env.self()) && view.find(name) == null && canSit(name)) {
            Seat seat = new Seat(sign.incarnation(), Status.ALIVE);
            roster.keep(name, seat);
            view.becomeKnown(view.add(name, seat));
            heard(sign, env.now());
        }
    }

    /** A life has ended by a leave. Word of an earlier life's leave comes too late. */
    void leaves(NodeId name, long incarnation) {
        Watched member = view.find(name);
        if (member != null && member.incarnation() <= incarnation && member.status() != Status.LEFT) {
            roster.keep(name, new Seat(incarnation, Status.LEFT));
            view.becomeLeft(member, incarnation, env.now());
        }
    }

    /** A suspicion has lasted for the cleanup time: that life is over for this node, whatever comes late. */
    @Exercise(part = "C", hint = "Stale gossip about the dead may still be under way, and this node may crash.")
    void remove(NodeId name) {
        Watched member = view.find(name);
        roster.keep(name, new Seat(member.incarnation(), Status.REMOVED));
        view.becomeRemoved(member, env.now());
    }

    /**
     * What another member knows of a seat. That somebody came, began another life or left is a fact; that the other has
     * removed somebody is its own opinion.
     */
    void learn(Seating seating) {
        NodeId name = seating.member();
        long incarnation = seating.seat().incarnation();
        boolean known = view.find(name) != null;
        if (seating.seat().standing() == Status.LEFT && known) {
            leaves(name, incarnation);
        } else if (seating.seat().standing() == Status.ALIVE && incarnation > 0 && !name.equals(env.self())) {
            Sign sign = new Sign(name, incarnation, 0);
            introduce(sign);
            heard(sign, env.now());
        }
    }

    /** Takes over what another member believes. It alone judges, so its word also undoes a removal. */
    public void believe(Verdict verdict) {
        learn(new Seating(verdict.member(), new Seat(verdict.incarnation(), Status.ALIVE)));
        Watched member = view.find(verdict.member());
        if (member != null && member.incarnation() == verdict.incarnation() && member.status() != Status.LEFT) {
            adopt(member, verdict.status());
        }
    }

    /** Changes a belief to what another member believes; on disk, if a life is over by it, or is not after all. */
    private void adopt(Watched member, Status status) {
        if (member.status().standing() != status.standing()) {
            roster.keep(member.member(), new Seat(member.incarnation(), status.standing()));
        }
        view.believe(member, status);
    }

    /** What this node believes, for those who believe it in turn. */
    public List<Verdict> verdicts() {
        return view.members().stream()
                .map(member -> new Verdict(member.member(), member.incarnation(), member.status()))
                .toList();
    }

    /** What this node tells of the seats. */
    List<Seating> seatings() {
        return view.members().stream().map(Group::seatingOf).toList();
    }

    /** Whether a sign shows that a member lives on that was removed. */
    boolean isRisen(Sign sign) {
        Watched member = view.find(sign.member());
        return member != null
                && member.status() == Status.REMOVED
                && member.incarnation() == sign.incarnation()
                && member.heartbeat() < sign.heartbeat();
    }

    /** What a node is told whose signs of life do not count. */
    Stranger known(NodeId name) {
        Watched member = view.find(name);
        if (member == null) {
            return new Stranger(0, 0);
        }
        return new Stranger(member.incarnation(), member.status().isFinal() ? Stranger.OVER : member.heartbeat());
    }

    private void begins(Watched member, long incarnation, Duration now) {
        if (member.status().isFinal()) {
            roster.keep(member.member(), new Seat(incarnation, Status.ALIVE));
        }
        view.becomeReborn(member, incarnation, now);
    }

    private boolean canSit(NodeId name) {
        boolean process = name.name().equals(name.process());
        boolean room = view.members().size() < Roster.MOST - 1;
        if (!process || !room) {
            env.note("refuses " + name.name() + (process ? ": the group is full" : ": not the name of a process"));
        }
        return process && room;
    }

    private static Seating seatingOf(Watched member) {
        return new Seating(
                member.member(), new Seat(member.incarnation(), member.status().standing()));
    }
}
