package org.jsyslab.raft;

import org.jsyslab.common.grade.Exercise;

/**
 * What a leader knows of one server's log: nextIndex and matchIndex of Figure 2, and what it takes to keep several
 * requests on their way. Until the logs are known to agree up to nextIndex, requests go one at a time; then each goes
 * as soon as there is something to send, and nextIndex runs ahead of matchIndex. Messages may be lost or overtake each
 * other, so both directions are guarded.
 */
class Progress {
    /** After so many heartbeats without progress what was sent counts as lost. */
    private static final int PATIENCE = 3;

    /** Index of the next log entry to send to that server. */
    private long next;

    /** Index of the highest log entry known to be replicated on that server (only rises). */
    private long match;

    /** Whether it is unknown where the logs part. */
    private boolean probing = true;

    /** Whether, in that state, a request is on its way. */
    private boolean waiting;

    private int heartbeatsInVain;

    /** Of the chunks of a snapshot: which one is sent, and how much of it that server holds. */
    private Position snapshot = Position.START;

    private long offset;

    Progress(long next) {
        this.next = next;
    }

    long next() {
        return next;
    }

    long match() {
        return match;
    }

    /**
     * Which entry a request without entries names as the previous one: as long as it is unknown where the logs part,
     * the one that is being tried; then one that is there, for those on their way may be overtaken.
     */
    long previous() {
        return probing ? next - 1 : match;
    }

    /** Whether the next entries can go out now. */
    boolean isReady() {
        return !probing || !waiting;
    }

    /** A request with so many entries, or with a chunk of a snapshot, is on its way. */
    void sent(int entries) {
        if (probing) {
            waiting = true;
        } else {
            next += entries;
        }
    }

    /**
     * If successful: update nextIndex and matchIndex for follower (Figure 2, Leaders 3). The logs agree up to an index.
     * If that reaches the entry before nextIndex, it is known where they part: requests need not wait for each other
     * any more. Until then the next request may go once this reply is news. News ends the count of heartbeats in vain.
     *
     * @param index up to where they agree
     */
    @Exercise(part = "B", hint = "Replies overtake each other: neither index may fall.")
    void onSuccess(long index) {
        boolean news = index > match || index >= next - 1; // not the reply to a heartbeat, or to an old request
        if (news) {
            probing = probing && index < next - 1;
            waiting = waiting && probing;
            heartbeatsInVain = 0;
        }
        match = Math.max(match, index);
        next = Math.max(next, match + 1);
    }

    /**
     * If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (Figure 2, Leaders 3), past
     * all entries of the conflicting term at once (§5.3). From now on it is unknown where the logs part, and the next
     * request can go out. A refusal is old if it does not speak of the entry that is being tried, or if the logs are
     * known to agree there; it changes nothing.
     *
     * @param index where the logs were found to differ
     * @param hint where the follower would have the leader go on
     */
    @Exercise(part = "B", hint = "A reply to a request before the last one must not move nextIndex again.")
    void onFailure(long index, long hint) {
        boolean old = probing ? index != next - 1 : index <= match;
        if (!old) {
            next = Math.max(match + 1, Math.min(hint, index));
            probing = true;
            waiting = false;
            heartbeatsInVain = 0;
        }
    }

    /** A heartbeat is due: if what was sent has come to nothing, it is to be sent again. */
    void onHeartbeat() {
        boolean outstanding = waiting || match < next - 1;
        heartbeatsInVain = outstanding ? heartbeatsInVain + 1 : 0;
        if (heartbeatsInVain >= PATIENCE) {
            heartbeatsInVain = 0;
            waiting = false;
            next = probing ? next : match + 1;
            probing = true;
        }
    }

    /** Where the next chunk of this snapshot begins. */
    long offset(Position last) {
        if (!snapshot.equals(last)) {
            snapshot = last;
            offset = 0;
            waiting = false;
        }
        probing = true;
        return offset;
    }

    /** That server holds so much of the snapshot, or needs no more of it. */
    void onChunk(Position last, long held, boolean installed) {
        if (installed) {
            probing = true;
            waiting = false;
            match = Math.max(match, last.index());
            next = Math.max(next, match + 1);
        } else if (snapshot.equals(last) && held != offset) {
            offset = held;
            waiting = false;
            heartbeatsInVain = 0;
        }
    }
}
