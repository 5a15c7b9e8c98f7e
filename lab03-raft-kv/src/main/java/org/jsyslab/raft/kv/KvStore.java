package org.jsyslab.raft.kv;

import java.util.Optional;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.BytesBuilder;
import org.jsyslab.common.node.BytesReader;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvResult.SessionExpired;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.jsyslab.raft.kv.Sessions.Session;

/**
 * The replicated state machine: keys with their values, and the sessions that make each write take effect once. Its
 * state follows from the commands and their places in the log alone.
 *
 * <p>Dissertation, §6.3; Figure 6.1 (ClientRequest, steps 3 to 6).
 */
class KvStore {
    /** The form of snapshots; another number means another form. */
    private static final int FORMAT = 1;

    private final KeyMap map = new KeyMap();
    private final Sessions sessions;

    KvStore(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Applies the command at {@code index}.
     *
     * @return what its client is to be told; empty if it no longer waits
     */
    Optional<KvResult> apply(long index, KvCommand command) {
        if (command instanceof OpenSession open) {
            return Optional.of(new SessionOpened(sessions.open(open.op().client(), index)));
        }
        return execute(index, (Execute) command);
    }

    /** Executes a write, if its session is known and it has not been executed (Figure 6.1, ClientRequest). */
    @Exercise(part = "E", hint = "Four cases: no session, an operation already followed by another, a repeated, a new.")
    Optional<KvResult> execute(long index, Execute command) {
        OpId op = command.op();
        Optional<Session> session = sessions.use(op.client(), index);
        if (session.isEmpty()) {
            return Optional.of(new SessionExpired()); // 3.
        }
        long last = session.get().sequence();
        if (op.sequence() < last) {
            return Optional.empty(); // its client has gone on, and its result is no longer remembered
        }
        if (op.sequence() == last) {
            return Optional.of(session.get().result()); // 4.
        }
        KvResult.OfWrite result = map.execute(command.write()); // 5.
        sessions.remember(op, result, index); // 6.
        return Optional.of(result);
    }

    /** Answers a read from the state as it is. */
    KvResult answer(KvRead read) {
        return map.answer(read);
    }

    /** What a key holds. */
    Optional<Bytes> get(Bytes key) {
        return map.get(key);
    }

    /** Number of keys. */
    int keys() {
        return map.keys();
    }

    /** Number of sessions. */
    int sessions() {
        return sessions.size();
    }

    /** The whole state as bytes; equal states have equal bytes. */
    Bytes snapshot() {
        BytesBuilder out = new BytesBuilder().putInt(FORMAT);
        map.writeTo(out);
        sessions.writeTo(out);
        return out.build();
    }

    /**
     * Replaces the whole state.
     *
     * @throws IllegalArgumentException if {@code snapshot} is cut off, damaged or of another format
     */
    void restore(Bytes snapshot) {
        BytesReader in = new BytesReader(snapshot);
        int format = in.getInt();
        if (format != FORMAT) {
            throw new IllegalArgumentException("a snapshot of format " + format + "; this program reads " + FORMAT);
        }
        map.readFrom(in);
        sessions.readFrom(in);
        in.requireEnd();
    }
}
