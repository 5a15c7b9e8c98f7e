package org.jsyslab.raft;

import java.util.List;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Message;

/**
 * What servers say to each other. The sender is the candidate or leader that Figures 2 and 13 carry as candidateId and
 * leaderId.
 */
public sealed interface RaftMessage extends Message {

    /** The sender's current term. */
    long term();

    /** Answers what the receiver asked; means nothing to it once it has a newer term. */
    sealed interface Reply extends RaftMessage {}

    /**
     * Invoked by candidates to gather votes (§5.2).
     *
     * @param last index and term of the candidate's last log entry (§5.4)
     * @param transfer whether the leader itself asked for this election, so that nobody need protect it (dissertation,
     *     §3.10, §4.2.3)
     */
    record RequestVote(long term, Position last, boolean transfer) implements RaftMessage {}

    /**
     * A vote, or its refusal.
     *
     * @param granted true means the candidate received the vote
     */
    record VoteReply(long term, boolean granted) implements Reply {}

    /**
     * Invoked by the leader to replicate log entries (§5.3); also used as heartbeat (§5.2).
     *
     * @param previous index and term of the entry immediately preceding the new ones
     * @param entries to store; empty for a heartbeat
     * @param leaderCommit the leader's commitIndex
     * @param round which of the leader's rounds this belongs to; the reply names it (dissertation, §6.4)
     */
    record AppendEntries(long term, Position previous, List<Entry> entries, long leaderCommit, long round)
            implements RaftMessage {

        public AppendEntries {
            entries = List.copyOf(entries);
        }

        /** The index of the last of these entries, or of the one before them if there are none. */
        long lastIndex() {
            return previous.index() + entries.size();
        }
    }

    /**
     * The follower's answer; a leader sends one to itself, which arrives once its own copy is on disk.
     *
     * @param success whether the follower held the entry at {@code previous}
     * @param index with success, up to where the follower's log is known to be the leader's; otherwise the index at
     *     which it is not
     * @param next where the leader should go on: without success, the first index of the conflicting term, or the end
     *     of a log that is too short (§5.3)
     * @param round of the request; 0 if that came from the leader of an older term
     */
    record AppendReply(long term, boolean success, long index, long next, long round) implements Reply {}

    /**
     * Invoked by the leader to send chunks of a snapshot, in order (§7, Figure 13).
     *
     * @param last the snapshot replaces all entries up through and including this one
     * @param configuration the latest cluster configuration as of {@code last}
     * @param offset where the chunk is positioned, in bytes
     * @param data the chunk
     * @param done whether this is the last chunk
     * @param round as in {@link AppendEntries}
     */
    record InstallSnapshot(
            long term, Position last, Configuration configuration, long offset, Bytes data, boolean done, long round)
            implements RaftMessage {}

    /**
     * The follower's answer to a chunk.
     *
     * @param last which snapshot
     * @param offset how many bytes of it the follower holds, which is the chunk that it waits for
     * @param installed whether it needs no more of it
     * @param round of the request; 0 if that came from the leader of an older term
     */
    record SnapshotReply(long term, Position last, long offset, boolean installed, long round) implements Reply {}

    /**
     * Asks whether a vote would be granted, before disturbing anyone with a new term (dissertation, §9.6). It carries
     * the sender's current term, not the one it would stand in.
     *
     * @param last index and term of the sender's last log entry
     */
    record PreVote(long term, Position last) implements RaftMessage {}

    /** Whether it would. */
    record PreVoteReply(long term, boolean granted) implements Reply {}

    /** The leader asks a server to take over at once (dissertation, §3.10). */
    record TimeoutNow(long term) implements RaftMessage {}
}
