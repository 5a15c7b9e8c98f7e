package org.jsyslab.raft.kv;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvResult.SessionOpened;

/** A state machine with one client, whose operations come one after the other. */
public final class StoreOfOne {
    private final KvStore store = new KvStore(new Sessions(1));
    private final String session =
            ((SessionOpened) store.apply(1, new OpenSession(new OpId("c", 1))).orElseThrow()).name();
    private long index = 1;

    /** What an operation comes to. */
    public KvResult execute(Operation operation) {
        if (operation instanceof KvRead read) {
            return store.answer(read);
        }
        index++;
        return store.apply(index, new Execute(new OpId(session, index), (KvWrite) operation))
                .orElseThrow();
    }
}
