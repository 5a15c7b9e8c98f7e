package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The call or the return of an operation, in a doubly linked list of those not yet placed, in the order of time. Taking
 * an operation out and putting it back are each a few assignments, because a taken event remembers its neighbours: the
 * undo list of Lowe 2017 ("dancing links", Knuth 2000).
 */
final class Event {
    final Obligation obligation;
    /** The number of the operation in the set of decided ones. */
    final int index;

    final boolean isCall;
    /** The place of this event in the history, the sentinel at 0. */
    private int rank;
    /** The return of a call, the call of a return. */
    private Event match;

    private Event previous;
    private Event next;

    private Event(Obligation obligation, int index, boolean isCall) {
        this.obligation = obligation;
        this.index = index;
        this.isCall = isCall;
    }

    /**
     * The events of these operations in order, behind a sentinel, which is returned.
     *
     * @param numbers the number of each operation
     */
    static Event list(List<Obligation> obligations, int[] numbers) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            Event call = new Event(obligations.get(i), numbers[i], true);
            call.match = new Event(obligations.get(i), numbers[i], false);
            call.match.match = call;
            events.add(call);
            events.add(call.match);
        }
        // At the same instant calls come first: operations that only touch are concurrent.
        events.sort(Comparator.comparingLong(Event::time).thenComparing(event -> !event.isCall));
        Event sentinel = new Event(null, -1, false);
        Event last = sentinel;
        for (Event event : events) {
            event.rank = last.rank + 1;
            last.next = event;
            event.previous = last;
            last = event;
        }
        return sentinel;
    }

    /** Whether this event comes after {@code other}; everything comes after null. */
    boolean isAfter(Event other) {
        return other == null || rank > other.rank;
    }

    /** The event after this one, or null. */
    Event next() {
        return next;
    }

    /** Takes the operations of {@code others} and of this event out of the list, and counts them as decided. */
    void lift(List<Event> others, Decided decided) {
        for (Event other : others) {
            other.lift(decided);
        }
        lift(decided);
    }

    /** Undoes {@link #lift}; what was taken out last must be put back first. */
    void unlift(List<Event> others, Decided decided) {
        unlift(decided);
        for (int i = others.size() - 1; i >= 0; i--) {
            others.get(i).unlift(decided);
        }
    }

    private void lift(Decided decided) {
        decided.add(index);
        unlink();
        match.unlink();
    }

    private void unlift(Decided decided) {
        decided.remove(index);
        match.relink();
        relink();
    }

    private void unlink() {
        previous.next = next;
        if (next != null) {
            next.previous = previous;
        }
    }

    private void relink() {
        previous.next = this;
        if (next != null) {
            next.previous = this;
        }
    }

    private long time() {
        return isCall ? obligation.operation().called() : obligation.until();
    }
}
