package org.jsyslab.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Journal;

/**
 * The log (Figure 2, "log[]"; persistent): entries counted from 1, of which a snapshot may have replaced the first
 * (§7).
 */
public class RaftLog {
    /** A message carries no more entries than that, however small they are. */
    private static final int MOST_ENTRIES = 1_024;

    private final Journal<Entry> entries;
    private final Cell<Snapshot> snapshot;

    /** The configurations in force, by the index from which they are (follows from the log). */
    private final NavigableMap<Long, Configuration> configurations = new TreeMap<>();

    /** About how many bytes the entries take (follows from the log). */
    private long bytes;

    /** Index of the last entry that must never be deleted, for it is committed (volatile). */
    private long committed;

    /** The log that the disk holds. */
    RaftLog(Env<RaftMessage> env) {
        entries = env.journal("log", Entry.class);
        snapshot = env.cell("snapshot", Snapshot.initial(Configuration.NONE));
        configurations.put(base().index(), snapshot.get().configuration());
        for (long index = base().index() + 1; index <= lastIndex(); index++) {
            account(index, get(index));
        }
    }

    /**
     * Begins a log of which nothing is held yet with the cluster's first servers. From then on the disk says who they
     * are: a server that is started again with others in mind must not make a cluster of its own.
     */
    void found(Configuration initial) {
        if (base().equals(Position.START)
                && lastIndex() == 0
                && snapshot.get().configuration().equals(Configuration.NONE)) {
            snapshot.set(Snapshot.initial(initial));
            configurations.put(0L, initial);
        }
    }

    /** What stands in for the entries that are no longer held. */
    Snapshot snapshot() {
        return snapshot.get();
    }

    /** The entry before the first one held. */
    public Position base() {
        return snapshot.get().last();
    }

    /** The last entry; {@link #base} if none is held. */
    public Position last() {
        return at(lastIndex());
    }

    /** Index of the last entry. */
    public long lastIndex() {
        return entries.lastIndex();
    }

    /**
     * The entry at an index above {@link #base}.
     *
     * @throws IndexOutOfBoundsException if it is not held
     */
    public Entry get(long index) {
        return entries.get(index);
    }

    /**
     * The term of an entry that is held, or of {@link #base}.
     *
     * @throws IndexOutOfBoundsException if it is neither
     */
    public long term(long index) {
        return index == base().index() ? base().term() : get(index).term();
    }

    /** The place of an entry that is held, or {@link #base}. */
    Position at(long index) {
        return new Position(term(index), index);
    }

    /** About how many bytes the entries held take. */
    long bytes() {
        return bytes;
    }

    /** Entries up to this index are committed: whoever would delete one is wrong, and so is all that follows. */
    void keepThrough(long index) {
        committed = index;
    }

    /** The latest configuration, committed or not: the one in force (dissertation, §4.1). */
    public Configuration configuration() {
        return configurations.lastEntry().getValue();
    }

    /** From which index on {@link #configuration} is in force. */
    long configurationIndex() {
        return configurations.lastKey();
    }

    /**
     * Whether the log contains an entry at that index whose term matches (Figure 2, AppendEntries 2). What a snapshot
     * replaced was committed, so every leader's log has it.
     */
    @Exercise(part = "B", hint = "Three cases: replaced by a snapshot, past the end, and held.")
    boolean holds(Position previous) {
        return previous.index() < base().index()
                || (previous.index() <= lastIndex() && term(previous.index()) == previous.term());
    }

    /** The first index that a leader whose entry at {@code previous} is not held here should try next (§5.3). */
    @Exercise(part = "B", hint = "A log that is too short: its end. Otherwise the first entry of the conflicting term.")
    long conflict(Position previous) {
        if (previous.index() > lastIndex()) {
            return lastIndex() + 1;
        }
        long index = previous.index();
        while (index - 1 > base().index() && term(index - 1) == term(previous.index())) {
            index--;
        }
        return index;
    }

    /** Adds an entry at the end and returns its place. */
    @Exercise(
            part = "C",
            hint = "The journal is the log: what is in it survives. See account for what follows from it.")
    Position append(Entry entry) {
        long index = entries.append(entry);
        account(index, entry);
        return new Position(entry.term(), index);
    }

    /**
     * Makes the log agree with a leader's: if an existing entry conflicts with a new one (same index but different
     * terms), deletes it and all that follow it; appends any new entries not already in the log (Figure 2,
     * AppendEntries 3 and 4). Entries that agree stay, and so does what follows them: the request may be an old one.
     * What a snapshot has replaced agrees.
     *
     * @param previous the index before the first of {@code leaders}
     */
    @Exercise(part = "B", hint = "The first new entry that is missing or conflicts decides; nothing before it changes.")
    void merge(long previous, List<Entry> leaders) {
        long index = previous;
        for (Entry entry : leaders) {
            index++;
            if (index <= base().index()) {
                continue;
            }
            if (index <= lastIndex() && term(index) != entry.term()) {
                deleteFrom(index);
            }
            if (index > lastIndex()) {
                append(entry);
            }
        }
    }

    /**
     * Deletes an entry that conflicts with a leader's, and all that follow it. A committed one never does (Figure 3).
     */
    private void deleteFrom(long index) {
        if (index <= committed) {
            throw new IllegalStateException("entry " + index + " is committed, and must not be deleted");
        }
        truncateFrom(index);
    }

    /** The next entries from {@code index} on that come to {@code most} bytes or less, or one that is larger. */
    List<Entry> from(long index, int most) {
        List<Entry> some = new ArrayList<>();
        int size = 0;
        for (long i = index; i <= Math.min(lastIndex(), index + MOST_ENTRIES - 1); i++) {
            size += get(i).command().size();
            if (size > most && !some.isEmpty()) {
                break;
            }
            some.add(get(i));
        }
        return some;
    }

    /**
     * Begins the log anew behind a snapshot. Entries that follow the snapshot's last one are retained if that is held
     * here; otherwise the whole log goes (Figure 13, InstallSnapshot 6 and 7).
     */
    @Exercise(
            part = "D",
            hint = "Retain what follows from it, by index and term; bytes and configurations follow from the log.")
    void beginAfter(Snapshot newer) {
        if (!holds(newer.last())) {
            truncateFrom(base().index() + 1);
        }
        for (long index = base().index() + 1; index <= Math.min(newer.last().index(), lastIndex()); index++) {
            bytes -= get(index).command().size();
        }
        entries.discardThrough(newer.last().index());
        snapshot.set(newer);
        configurations.headMap(newer.last().index(), true).clear();
        configurations.put(newer.last().index(), newer.configuration());
    }

    /** The configuration that was the latest one at an index. */
    Configuration configurationAt(long index) {
        return configurations.floorEntry(index).getValue();
    }

    /** Deletes the entry at {@code index} and all that follow it, and what follows from them: bytes, configurations. */
    @Exercise(part = "C", hint = "A configuration that goes with its entry was never in force.")
    void truncateFrom(long index) {
        for (long i = index; i <= lastIndex(); i++) {
            bytes -= get(i).command().size();
        }
        entries.truncateFrom(index);
        configurations.tailMap(index, true).clear();
    }

    /** Takes into account what follows from an entry that is in the log: bytes, and perhaps a configuration. */
    private void account(long index, Entry entry) {
        bytes += entry.command().size();
        if (entry.command() instanceof Configuration configuration) {
            configurations.put(index, configuration);
        }
    }
}
