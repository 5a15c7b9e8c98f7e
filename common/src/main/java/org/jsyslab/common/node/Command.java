package org.jsyslab.common.node;

/** What a replicated log carries, opaque to the protocol that replicates it and known to the state machine above. */
public interface Command {

    /** About how many bytes it takes, in a message or on disk: batches, logs and windows are bounded by it. */
    default int size() {
        return 16;
    }
}
