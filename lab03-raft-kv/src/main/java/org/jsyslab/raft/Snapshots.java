package org.jsyslab.raft;

import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.SnapshotReply;

/**
 * Log compaction by snapshots (§7, Figure 13). A snapshot is a sealed blob and a durable record that names it; the
 * record, the log that begins behind it and the blob change in one step, so that a crash never finds one without the
 * others.
 */
class Snapshots {
    /** How many times longer than usual the log may grow while a snapshot is being sent. */
    private static final int PATIENCE = 4;

    private final RaftNode raft;
    private final RaftState state;
    private final RaftLog log;
    private final Env<RaftMessage> env;
    private final Blobs blobs;

    Snapshots(RaftNode raft) {
        this.raft = raft;
        this.state = raft.state();
        this.log = raft.state().log();
        this.env = raft.env();
        this.blobs = raft.env().blobs();
    }

    /** The state machine begins with the snapshot, if there is one: a log that begins with entry 1 has none. */
    void restore() {
        String blob = log.snapshot().blob();
        if (!blob.isEmpty()) {
            state.machine().restore(blobs.read(blob, 0, (int) blobs.size(blob)));
        }
        state.resumeAfterSnapshot();
    }

    /**
     * Takes a snapshot if the log has grown beyond its limit, or beyond the size of the last snapshot, so that what is
     * written stays in proportion; and if most of it is applied. A leader that sends a snapshot waits longer, or a
     * server that lags behind would have to begin again and again.
     */
    void takeIfDue() {
        long applied = state.lastApplied() - log.base().index();
        boolean worthwhile = 2 * applied > log.lastIndex() - log.base().index();
        if (raft.options().snapshotBytes() > 0 && log.bytes() > limit() && worthwhile) {
            take();
        }
    }

    private long limit() {
        String blob = log.snapshot().blob();
        long usual = Math.max(raft.options().snapshotBytes(), blob.isEmpty() ? 0 : blobs.size(blob));
        boolean sending = raft.leadership() != null && raft.leadership().isSendingSnapshot();
        return sending ? PATIENCE * usual : usual;
    }

    /**
     * Each server takes snapshots independently, covering just the committed entries in its log (§7): writes the state
     * machine's state into a new blob, in pieces of a message's size at most, seals it, and adopts it. A blob of that
     * name may be left from a leader whose snapshot was not needed in the end. Nothing happens if nothing was applied
     * since the last one.
     */
    @Exercise(part = "D", hint = "It covers what is applied, and holds the configuration as of then.")
    void take() {
        Position last = log.at(state.lastApplied());
        if (last.equals(log.base())) {
            return;
        }
        String blob = Snapshot.blobOf(last);
        blobs.delete(blob);
        blobs.create(blob);
        Bytes image = state.machine().snapshot();
        int chunk = raft.options().messageBytes();
        for (int from = 0; from < image.length(); from += chunk) {
            blobs.append(blob, image.slice(from, Math.min(image.length(), from + chunk)));
        }
        blobs.seal(blob);
        adopt(new Snapshot(last, log.configurationAt(last.index()), blob));
    }

    /**
     * Leader: sends a server the chunk that it waits for, instead of entries that a snapshot has replaced (§7). Ahead
     * of the disk, as AppendEntries: what a snapshot covers is committed.
     *
     * @param always whether to send also if a chunk is on its way: a heartbeat
     */
    void send(NodeId server, Progress progress, long round, boolean always) {
        Snapshot snapshot = log.snapshot();
        long offset = progress.offset(snapshot.last());
        if (progress.isReady() || always) {
            int most = progress.isReady() ? raft.options().messageBytes() : 0;
            Bytes data = blobs.read(snapshot.blob(), offset, most);
            boolean done = offset + data.length() == blobs.size(snapshot.blob());
            env.sendAhead(
                    server,
                    new InstallSnapshot(
                            state.term(),
                            snapshot.last(),
                            snapshot.configuration(),
                            offset,
                            data,
                            done && progress.isReady(),
                            round));
            progress.sent(0);
        }
    }

    /**
     * InstallSnapshot RPC, receiver implementation (Figure 13). A snapshot of no more than is committed here is not
     * needed; to the leader it is as if it were installed. As with AppendEntries, a leader of the current term is
     * followed.
     */
    @Exercise(part = "D", hint = "Chunks come in any order and twice: take the one that continues what is there.")
    void onInstallSnapshot(NodeId leader, InstallSnapshot request) {
        boolean current = request.term() == state.term(); // 1. reply immediately if term < currentTerm
        boolean needed = current && request.last().index() > state.commitIndex();
        if (current) {
            raft.follow(leader);
        }
        if (needed && store(request) && request.done()) { // 4. otherwise wait for more data chunks
            install(request);
            needed = false;
        }
        long held = Math.max(0, blobs.size(Snapshot.blobOf(request.last())));
        env.send(
                leader,
                new SnapshotReply(
                        state.term(), request.last(), held, current && !needed, current ? request.round() : 0));
    }

    /**
     * Create new snapshot file if first chunk; write data into snapshot file at given offset (2. and 3.). Whoever
     * begins a snapshot forgets any other one that is not complete.
     *
     * @return whether the chunk was the one that continues the file
     */
    @Exercise(part = "D", hint = "A blob grows at its end; what a crash left of it is a good beginning.")
    boolean store(InstallSnapshot request) {
        String blob = Snapshot.blobOf(request.last());
        if (blobs.size(blob) < 0) {
            discardAllBut(log.snapshot().blob());
            blobs.create(blob);
        }
        boolean continues = blobs.size(blob) == request.offset() && !blobs.isSealed(blob);
        if (continues) {
            blobs.append(blob, request.data());
        }
        return continues;
    }

    /** The file is complete: steps 5 to 8 of the figure. See {@link #adopt} and {@link #restore}. */
    @Exercise(part = "D", hint = "The state machine, commitIndex and lastApplied all jump to the snapshot's end.")
    void install(InstallSnapshot request) {
        String blob = Snapshot.blobOf(request.last());
        blobs.seal(blob);
        adopt(new Snapshot(request.last(), request.configuration(), blob)); // 5. to 7.
        restore(); // 8.
        env.note("installs the snapshot up to " + request.last());
    }

    /** The log begins behind this snapshot from now on, and no other one is kept. */
    private void adopt(Snapshot snapshot) {
        log.beginAfter(snapshot);
        discardAllBut(snapshot.blob());
        env.observe("snapshot", snapshot.last());
    }

    private void discardAllBut(String kept) {
        for (String blob : blobs.names("snapshot-")) {
            if (!blob.equals(kept)) {
                blobs.delete(blob);
            }
        }
    }
}
