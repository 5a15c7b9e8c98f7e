package org.jsyslab.heartbeat.failover;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.NodeId;

/** The number that a primary is about to give, which no client has been told, and what is missing for that. */
final class InHand {
    /** 0 if there is none. */
    private long number;

    /** The backups that have not confirmed it. */
    private final SortedSet<NodeId> unconfirmed = new TreeSet<>();

    /** Whether it is written where {@link Fencing} says. */
    private boolean written;

    /** Takes a number in hand, which these backups are to confirm. */
    void take(long newNumber, Collection<NodeId> backups) {
        number = newNumber;
        written = false;
        unconfirmed.addAll(backups);
    }

    /** There is none any more. */
    void putBack() {
        number = 0;
        unconfirmed.clear();
    }

    /** A backup has confirmed it, or is not waited for any more. */
    void confirmedBy(NodeId backup) {
        unconfirmed.remove(backup);
    }

    /** It is written. */
    void written() {
        written = true;
    }

    /** Whether it is this number. */
    boolean is(long other) {
        return number > 0 && number == other;
    }

    /** Whether there is none. */
    boolean isNone() {
        return number == 0;
    }

    long number() {
        return number;
    }

    boolean isWritten() {
        return written;
    }

    SortedSet<NodeId> unconfirmed() {
        return Collections.unmodifiableSortedSet(unconfirmed);
    }
}
