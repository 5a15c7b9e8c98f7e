package org.jsyslab.heartbeat.membership;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Table;

/**
 * Who belongs to the group, on disk, so that after a crash a node finds its way back through any other member: the
 * founders, who stand in everyone's configuration, and who came and went since. Nobody is ever struck off: a life that
 * is over is remembered, so that a heartbeat that comes late does not bring it back.
 *
 * <p>A heartbeat changes nothing here and costs no write.
 */
class Roster {
    /** The most members that a group can have had, those included that have left: names come from the network. */
    static final int MOST = 1_024;

    private static final Seat UNHEARD = new Seat(0, Status.ALIVE);

    private final SortedSet<NodeId> founders = new TreeSet<>();

    /** The seats that differ from those at the founding (durable). */
    private final Table<NodeId, Seat> changed;

    /** The other members than {@code self}. */
    Roster(NodeId self, SortedSet<NodeId> founders, Table<NodeId, Seat> changed) {
        this.founders.addAll(founders);
        this.founders.remove(self);
        this.changed = changed;
    }

    /** Every seat, in the order of names; at the founding nothing is known of anyone's lives. */
    SortedMap<NodeId, Seat> seats() {
        SortedMap<NodeId, Seat> seats = new TreeMap<>();
        founders.forEach(founder -> seats.put(founder, UNHEARD));
        seats.putAll(changed.entries());
        return Collections.unmodifiableSortedMap(seats);
    }

    /** The names on all seats. */
    SortedSet<NodeId> names() {
        SortedSet<NodeId> names = new TreeSet<>(founders);
        names.addAll(changed.entries().keySet());
        return names;
    }

    /** Remembers a newcomer, that a life is over, or that one whose life was over has begun another. */
    void keep(NodeId member, Seat seat) {
        changed.put(member, seat);
    }
}
