package org.jsyslab.raft;

import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong dealings with the disk, and the graded test that catches each. */
class PersistenceMutantsTest {

    @Test
    @DisplayName("R13: currentTerm and votedFor are not on disk")
    void forgetsItsVote() {
        Mutant.in(new PersistenceTest() {
                    @Override
                    Env<RaftMessage> env(Env<RaftMessage> env) {
                        return ChangedEnv.forgettingCell(env, "ballot");
                    }
                })
                .seenAs("reply to the second candidate")
                .isCaughtBy("aVoteIsNotForgotten");
    }

    @Test
    @DisplayName("R13: a server that stands does not write down that it voted for itself")
    void doesNotVoteForItself() {
        Mutant.in(new PersistenceTest() {
                    @Override
                    RaftParts parts() {
                        return new RaftParts() {
                            @Override
                            RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
                                return new RaftState(raft.env(), log, machine) {
                                    @Override
                                    void standForElection() {
                                        adoptTerm(term() + 1);
                                    }
                                };
                            }
                        };
                    }
                })
                .seenAs("voted for another")
                .isCaughtBy("itsOwnVoteIsOnDiskFirst");
    }

    @Test
    @DisplayName("R13: votes leave before the disk is forced")
    void votesBeforeTheDisk() {
        hasty().seenAs("both candidates of term 5").isCaughtBy("aVoteIsOnDiskFirst");
    }

    @Test
    @DisplayName("R14: entries are acknowledged before the disk is forced")
    void acknowledgesBeforeTheDisk() {
        hasty().seenAs("last index after the crash").isCaughtBy("entriesAreOnDiskFirst");
    }

    @Test
    @DisplayName("R14: so that a cluster that crashed does not agree again")
    void losesWhatItAcknowledged() {
        Mutant.in(new RestartTest() {
                    @Override
                    Env<RaftMessage> env(Env<RaftMessage> env) {
                        return ChangedEnv.hasty(env);
                    }
                })
                .seenAs("Leader Completeness")
                .isCaughtBy("everyoneCrashes");
    }

    @Test
    @DisplayName("the leader counts its own entry before that is on disk")
    void countsItsUnforcedEntry() {
        Mutant.in(new PersistenceTest() {
                    @Override
                    RaftParts parts() {
                        return new RaftParts() {
                            @Override
                            Leader leader(RaftNode raft) {
                                return new Leader(raft) {
                                    @Override
                                    void acknowledgeOwnLog() {
                                        progressOf(raft.env().self())
                                                .onSuccess(raft.state().log().lastIndex());
                                        advanceCommitIndex();
                                    }
                                };
                            }
                        };
                    }
                })
                .seenAs("Leader Completeness")
                .isCaughtBy("leadersCountWhatIsOnDisk");
    }

    private static Mutant hasty() {
        return Mutant.in(new PersistenceTest() {
            @Override
            Env<RaftMessage> env(Env<RaftMessage> env) {
                return ChangedEnv.hasty(env);
            }
        });
    }
}
