package org.jsyslab.raft.kv;

import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.OpId;

/** What the store puts into Raft's log. */
public sealed interface KvCommand extends Command {
    /** About how many bytes an operation's identity takes. */
    int OVERHEAD = 48;

    /** Which operation it is; the same for each copy of it that comes into the log. */
    OpId op();

    /**
     * Opens a session.
     *
     * @param op who wants one, by a name of its own choice
     */
    record OpenSession(OpId op) implements KvCommand {
        public OpenSession {
            Sessions.checkName(op.client());
        }

        @Override
        public int size() {
            return OVERHEAD;
        }
    }

    /**
     * Executes a write, unless it has been executed.
     *
     * @param op its client is the session
     */
    record Execute(OpId op, KvWrite write) implements KvCommand {
        @Override
        public int size() {
            return OVERHEAD + write.size();
        }
    }
}
