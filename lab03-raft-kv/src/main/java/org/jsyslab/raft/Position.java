package org.jsyslab.raft;

import java.util.Comparator;

/**
 * Where an entry stands in the log. The order is that of "more up-to-date": the later term first, then the longer log
 * (§5.4.1).
 *
 * @param term the term in which a leader created the entry; 0 before the first entry
 * @param index its place in the log, counted from 1; 0 before the first entry
 */
public record Position(long term, long index) implements Comparable<Position> {

    /** Where an empty log ends. */
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> UP_TO_DATE =
            Comparator.comparingLong(Position::term).thenComparingLong(Position::index);

    @Override
    public int compareTo(Position other) {
        return UP_TO_DATE.compare(this, other);
    }

    /** {@code 7@3}: index 7, of term 3. */
    @Override
    public String toString() {
        return index + "@" + term;
    }
}
