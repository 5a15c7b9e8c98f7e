package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.membership.MembershipEvent.Joined;
import org.jsyslab.heartbeat.membership.MembershipEvent.Left;
import org.jsyslab.heartbeat.membership.MembershipEvent.Removed;
import org.jsyslab.heartbeat.membership.MembershipEvent.Suspected;
import org.jsyslab.heartbeat.membership.MembershipEvent.Trusted;
import org.jsyslab.heartbeat.membership.MembershipTimer.Cleanup;
import org.jsyslab.heartbeat.membership.MembershipTimer.Silence;

/**
 * What a node believes of the other members (volatile: a restarted node trusts everyone until it has listened).
 *
 * <p>Chandra and Toueg 1996, section 2: the list of suspects of one module of the failure detector. Van Renesse et al.
 * 1998, section 2: a member that has been silent for T_fail is suspected, and after T_cleanup it is removed. In between
 * it is still remembered, so that stale gossip does not let it rise again, and a late sign of life can take the
 * suspicion back.
 *
 * <p>Departure: a removed life stays over. Van Renesse's table forgets it, and trusts that T_cleanup outlives all stale
 * gossip; here the roster remembers it, and its owner begins a new life when it learns of it.
 */
public class View {
    private final Env<MembershipMessage> env;

    /** How each member is judged. */
    private final Detector.Kind detectors;

    /** How long a suspicion lasts before the member is removed: T_cleanup - T_fail. */
    private final Duration cleanup;

    private final MembershipListener listener;

    /** All members but this one, also those whose lives are over, in the order of their names. */
    private final List<Watched> members = new ArrayList<>();

    /** When somebody's silence is looked at next; null while nobody is watched. */
    private Duration nextLook;

    /** Where the last member was found. */
    private int lastFound = -1;

    /** An empty view, whose changes are told to {@code listener}. */
    View(Env<MembershipMessage> env, MembershipSettings settings, MembershipListener listener) {
        this.env = env;
        this.detectors = settings.detectors();
        this.cleanup = settings.cleanup();
        this.listener = listener;
    }

    /** Begins to watch a member, or to remember one whose life is over. */
    Watched add(NodeId member, Seat seat) {
        Duration now = env.now();
        Watched watched = watched(member, seat, now);
        members.add(-positionOf(member) - 1, watched);
        lookBy(watched, now);
        return watched;
    }

    /** A member of which nothing is known yet but its seat. */
    Watched watched(NodeId member, Seat seat, Duration now) {
        return new Watched(member, seat, detectors.watch(now), now);
    }

    /** Forgets everyone: this node has left the group. */
    void clear() {
        members.forEach(member -> env.cancel(new Cleanup(member.member())));
        members.clear();
        env.cancel(new Silence());
        nextLook = null;
    }

    /**
     * A member of that name, or null. Tables name members in order, so the next one is mostly the one asked for next.
     */
    public Watched find(NodeId member) {
        int next = lastFound + 1;
        if (next >= members.size() || !members.get(next).member().equals(member)) {
            next = positionOf(member);
        }
        if (next < 0) {
            return null;
        }
        lastFound = next;
        return members.get(next);
    }

    /** All members but this one, in the order of names. */
    public List<Watched> members() {
        return Collections.unmodifiableList(members);
    }

    /** What is believed of each, for people. */
    List<Belief> beliefs(Duration now) {
        return members.stream().map(member -> member.belief(now)).toList();
    }

    /** A sign of the life that is watched has come: if it is news, a suspicion may have been false. */
    @Exercise(
            part = "A",
            hint = "The detector decides whether it is fresh again; its next freshness point may be early.")
    void heard(Watched member, Sign sign, Duration now) {
        if (!member.isNews(sign)) {
            return;
        }
        member.heard(sign, now);
        if (member.status() == Status.SUSPECTED && member.isFreshAt(now)) {
            becomeTrusted(member, now);
        }
        lookBy(member, now);
    }

    /** Takes over another member's judgement of a life that has not left. When to remove it is for that member, too. */
    void believe(Watched member, Status status) {
        Duration now = env.now();
        if (member.status() == status) {
            return;
        }
        switch (status) {
            case ALIVE -> becomeTrusted(member, now);
            case SUSPECTED -> becomeSuspected(member, now);
            case REMOVED -> becomeRemoved(member, now);
            case LEFT -> becomeLeft(member, member.incarnation(), now);
        }
        env.cancel(new Cleanup(member.member()));
    }

    /** A freshness point has passed. Whoever was not heard in time is suspected. */
    @Exercise(part = "A", hint = "Who has been heard since the timer was set is fresh; look at the next of them later.")
    void onSilence() {
        Duration now = env.now();
        nextLook = null;
        for (Watched member : members) {
            if (member.isAlive() && !member.isFreshAt(now)) {
                becomeSuspected(member, now);
            }
            lookBy(member, now);
        }
    }

    /** It has come into the group. */
    void becomeKnown(Watched newcomer) {
        tell(new Joined(newcomer.member(), newcomer.incarnation()));
    }

    /** Its silence has become suspicious. */
    void becomeSuspected(Watched member, Duration now) {
        member.become(Status.SUSPECTED, now);
        env.set(new Cleanup(member.member()), cleanup);
        tell(new Suspected(member.member()));
    }

    /** The suspicion was false. */
    void becomeTrusted(Watched member, Duration now) {
        member.become(Status.ALIVE, now);
        member.wasSuspectedWrongly();
        env.cancel(new Cleanup(member.member()));
        tell(new Trusted(member.member()));
    }

    /** It has been suspected for so long that this life of it is over. */
    void becomeRemoved(Watched member, Duration now) {
        member.become(Status.REMOVED, now);
        env.cancel(new Cleanup(member.member()));
        tell(new Removed(member.member()));
    }

    /** It has said that it leaves. */
    void becomeLeft(Watched member, long incarnation, Duration now) {
        member.begin(incarnation, detectors.watch(now), now);
        member.become(Status.LEFT, now);
        env.cancel(new Cleanup(member.member()));
        tell(new Left(member.member()));
    }

    /**
     * It has begun another life, and what was believed of the last one says nothing about it. Only patience outlives a
     * removal: a process that was cut off or stood still begins a new life because it was removed, and to judge that
     * life as impatiently as the last one at first would be the same mistake for ever. Whether it had crashed, nobody
     * can tell who had removed it. In the model of Chandra and Toueg the crashed stay silent, so the removal was a
     * mistake; the price is an increment of patience where it had crashed. A life that begins before the last one was
     * removed followed a crash, and owes nothing to it.
     */
    void becomeReborn(Watched member, long incarnation, Duration now) {
        boolean removed = member.status() == Status.REMOVED;
        member.begin(incarnation, removed ? detectors.watchAgain(member.detector(), now) : detectors.watch(now), now);
        env.cancel(new Cleanup(member.member()));
        lookBy(member, now);
        tell(new Joined(member.member(), incarnation));
    }

    /** Makes sure that a member's silence is looked at as soon as it is suspicious. */
    private void lookBy(Watched member, Duration now) {
        if (!member.isAlive()) {
            return;
        }
        Duration fresh = member.freshUntil();
        if (nextLook == null || fresh.compareTo(nextLook) < 0) {
            nextLook = fresh;
            Duration wait = fresh.minus(now);
            env.set(new Silence(), wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    private void tell(MembershipEvent event) {
        env.note(event.word() + ": " + event.member().name());
        listener.changed(event);
    }

    private int positionOf(NodeId member) {
        int low = isBeyondAll(member) ? members.size() : 0;
        int high = members.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = members.get(middle).member().compareTo(member);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    private boolean isBeyondAll(NodeId member) {
        return !members.isEmpty() && members.get(members.size() - 1).member().compareTo(member) < 0;
    }
}
