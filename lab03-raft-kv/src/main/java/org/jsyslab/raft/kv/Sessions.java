package org.jsyslab.raft.kv;

import java.util.Optional;
import java.util.TreeMap;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.BytesReader;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.kv.KvResult.Done;

/**
 * What the replicated state machine remembers of each client, so that an operation that comes into the log twice is
 * executed once: the last operation and its result, for a client has one outstanding and a new one acknowledges the
 * reply to the one before (dissertation, §6.3).
 *
 * <p>A session is named after the place in the log of the command that opened it, as in Figure 6.1, and so is never
 * opened twice: were it, a late copy of a write that was executed in its first life would be executed in its second.
 *
 * <p>Bounded, and forgotten alike on all servers: beyond {@code capacity} the session goes that was not used for
 * longest, counted in entries of the log and not by any clock.
 */
class Sessions {
    /** How many sessions are remembered. */
    static final int CAPACITY = 10_000;

    /** The longest name that a client may choose; with the place in the log it must still be a client's name. */
    private static final int MAX_NAME = OpId.MAX_CLIENT - 20;

    /**
     * One session.
     *
     * @param sequence of the last operation executed; 0 before the first
     * @param result what that came to
     * @param used place in the log of the last command that named the session
     */
    record Session(long sequence, KvResult.OfWrite result, long used) {
        Session usedAt(long index) {
            return new Session(sequence, result, index);
        }
    }

    private final int capacity;

    /** All sessions, by name. */
    private final TreeMap<String, Session> sessions = new TreeMap<>();

    /** Their names by the places where they were last used, which no two share. */
    private final TreeMap<Long, String> byUse = new TreeMap<>();

    /** At most {@code capacity} sessions, the same on all servers; none is open yet. */
    Sessions(int capacity) {
        this.capacity = capacity;
    }

    /** Lets a name pass that a client who wants a session may have. */
    static void checkName(String client) {
        if (client.length() > MAX_NAME) {
            throw new IllegalArgumentException("a client that wants a session has a name of at most " + MAX_NAME
                    + " characters, not " + client.length());
        }
    }

    /** Opens a session by the command at {@code index}, and returns its name: the client's, a dot, and the index. */
    @Exercise(part = "E", hint = "One more may be one too many.")
    String open(String client, long index) {
        String name = client + "." + index;
        keep(name, new Session(0, new Done(), index));
        if (sessions.size() > capacity) {
            sessions.remove(byUse.pollFirstEntry().getValue());
        }
        return name;
    }

    /** The session of that name, if it is known; the command at {@code index} uses it. */
    @Exercise(part = "E")
    Optional<Session> use(String name, long index) {
        Session session = sessions.get(name);
        if (session == null) {
            return Optional.empty();
        }
        keep(name, session.usedAt(index));
        return Optional.of(session);
    }

    /** Remembers the result of the command at {@code index}, in place of the one before. */
    @Exercise(part = "E")
    void remember(OpId op, KvResult.OfWrite result, long index) {
        keep(op.client(), new Session(op.sequence(), result, index));
    }

    /** Number of sessions. */
    int size() {
        return sessions.size();
    }

    /** Appends all sessions to a snapshot. */
    void writeTo(BytesBuilder out) {
        out.putInt(sessions.size());
        sessions.forEach((name, session) -> {
            out.putText(name).putLong(session.sequence()).putLong(session.used());
            Remembered.write(session.result(), out);
        });
    }

    /** Replaces all sessions by those of a snapshot. */
    void readFrom(BytesReader in) {
        sessions.clear();
        byUse.clear();
        for (int left = in.getCount(); left > 0; left--) {
            String name = in.getText();
            long sequence = in.getLong();
            long used = in.getLong();
            keep(name, new Session(sequence, Remembered.read(in), used));
        }
    }

    private void keep(String name, Session session) {
        Session before = sessions.put(name, session);
        if (before != null) {
            byUse.remove(before.used());
        }
        byUse.put(session.used(), name);
    }
}
