package org.jsyslab.raft;

import java.util.function.Function;
import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong snapshots, each with one clause broken, and the graded test that catches it. */
class SnapshotMutantsTest {

    @Test
    @DisplayName("R16: what the snapshot covers is not kept with the log: a crash forgets it")
    void baseIsForgotten() {
        Mutant.in(new InstallSnapshotTest() {
                    @Override
                    Env<RaftMessage> env(Env<RaftMessage> env) {
                        return ChangedEnv.forgettingCell(env, "snapshot");
                    }
                })
                .isCaughtBy("otherEntriesGo");
        Mutant.in(new SnapshotTest() {
                    @Override
                    Env<RaftMessage> env(Env<RaftMessage> env) {
                        return ChangedEnv.forgettingCell(env, "snapshot");
                    }
                })
                .isCaughtBy("everyoneCrashes");
    }

    @Test
    @DisplayName("R16: a snapshot is installed, but entries are applied from where they were")
    void appliesFromWhereItWas() {
        installed(new RaftParts() {
                    @Override
                    RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
                        return new RaftState(raft.env(), log, machine) {
                            @Override
                            void resumeAfterSnapshot() {
                                raft.env().note("goes on as before");
                            }
                        };
                    }
                })
                .isCaughtBy("olderSnapshotsGo");
    }

    @Test
    @DisplayName("R19: after a restart the state machine begins empty, though the log begins behind a snapshot")
    void doesNotRestore() {
        RaftParts parts = taking(raft -> new Snapshots(raft) {
            @Override
            void restore() {
                raft.state().resumeAfterSnapshot();
            }
        });
        clusters(parts).isCaughtBy("everyoneCrashes");
    }

    @Test
    @DisplayName("R33: the log is never trimmed")
    void neverTrims() {
        clusters(taking(raft -> new Snapshots(raft) {
                    @Override
                    void takeIfDue() {
                        raft.env().note("takes no snapshot");
                    }
                }))
                .seenAs("at most four times the limit")
                .isCaughtBy("logsStayShort");
    }

    @Test
    @DisplayName("R33: the log is trimmed past what is applied")
    void trimsTooMuch() {
        clusters(new RaftParts() {
                    @Override
                    RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
                        return new RaftState(raft.env(), log, machine) {
                            @Override
                            public long lastApplied() {
                                return log.lastIndex();
                            }
                        };
                    }
                })
                .isCaughtBy("logsStayShort");
    }

    @Test
    @DisplayName("chunks are appended as they come")
    void takesAnyChunk() {
        RaftParts parts = taking(raft -> new Snapshots(raft) {
            @Override
            boolean store(InstallSnapshot request) {
                Blobs blobs = raft.env().blobs();
                String blob = Snapshot.blobOf(request.last());
                if (blobs.size(blob) < 0) {
                    blobs.create(blob);
                }
                blobs.append(blob, request.data());
                return true;
            }
        });
        installed(parts).isCaughtBy("chunksArePutTogether");
        clusters(parts).isCaughtBy("chunksOverABadNetwork");
    }

    @Test
    @DisplayName("a first chunk begins the snapshot anew, also when it comes late")
    void beginsAnewWithEachFirstChunk() {
        installed(taking(raft -> new Snapshots(raft) {
                    @Override
                    boolean store(InstallSnapshot request) {
                        if (request.offset() == 0) {
                            raft.env().blobs().delete(Snapshot.blobOf(request.last()));
                        }
                        return super.store(request);
                    }
                }))
                .isCaughtBy("chunksArePutTogether");
    }

    @Test
    @DisplayName("entries that do not follow from the snapshot are retained")
    void retainsWhatDoesNotFollow() {
        installed(logging(raft -> new RaftLog(raft.env()) {
                    @Override
                    boolean holds(Position previous) {
                        return previous.index() <= lastIndex();
                    }
                }))
                .seenAs("entries behind the snapshot")
                .isCaughtBy("otherEntriesGo");
    }

    @Test
    @DisplayName("entries that follow from the snapshot are discarded")
    void discardsWhatFollows() {
        installed(logging(raft -> new RaftLog(raft.env()) {
                    @Override
                    void beginAfter(Snapshot newer) {
                        truncateFrom(base().index() + 1);
                        super.beginAfter(newer);
                    }
                }))
                .seenAs("entries behind the snapshot")
                .isCaughtBy("followingEntriesStay");
    }

    @Test
    @DisplayName("an old snapshot is installed over a newer state")
    void goesBack() {
        installed(taking(raft -> new Snapshots(raft) {
                    @Override
                    void onInstallSnapshot(NodeId leader, InstallSnapshot request) {
                        raft.follow(leader);
                        if (store(request) && request.done()) {
                            install(request);
                        }
                        raft.env().send(leader, new SnapshotReply(raft.state().term(), request.last(), 0, true, 0));
                    }
                }))
                .isCaughtBy("oldSnapshotsAreNotInstalled");
    }

    private static Mutant installed(RaftParts parts) {
        return Mutant.in(new InstallSnapshotTest() {
            @Override
            RaftParts parts() {
                return parts;
            }
        });
    }

    private static Mutant clusters(RaftParts parts) {
        return Mutant.in(new SnapshotTest() {
            @Override
            RaftParts parts() {
                return parts;
            }
        });
    }

    private static RaftParts taking(Function<RaftNode, Snapshots> snapshots) {
        return new RaftParts() {
            @Override
            Snapshots snapshots(RaftNode raft) {
                return snapshots.apply(raft);
            }
        };
    }

    private static RaftParts logging(Function<RaftNode, RaftLog> log) {
        return new RaftParts() {
            @Override
            RaftLog log(RaftNode raft) {
                return log.apply(raft);
            }
        };
    }
}
