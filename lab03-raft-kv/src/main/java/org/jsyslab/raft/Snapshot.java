package org.jsyslab.raft;

/**
 * What stands in for the log's beginning (§7).
 *
 * @param last the last entry it replaces ("lastIncludedIndex" and "lastIncludedTerm")
 * @param configuration the latest configuration as of that entry
 * @param blob where the state machine's state is; empty for the snapshot that every log begins with
 */
public record Snapshot(Position last, Configuration configuration, String blob) {

    /** The beginning of every log: nothing happened, and these are the servers. */
    static Snapshot initial(Configuration configuration) {
        return new Snapshot(Position.START, configuration, "");
    }

    /** The name of the blob that holds, or is to hold, the state up to an entry. */
    static String blobOf(Position last) {
        return "snapshot-" + last.term() + "-" + last.index();
    }
}
