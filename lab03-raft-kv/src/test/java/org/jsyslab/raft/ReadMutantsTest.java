package org.jsyslab.raft;

import org.jsyslab.common.grade.Mutant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leaders that read wrongly, each with one clause broken, and the graded test that catches it. */
class ReadMutantsTest {

    @Test
    @DisplayName("R20: a leader answers reads from its own state, whoever leads now")
    void withoutRound() {
        reading((raft, rounds, beginning) -> new ReadIndex(raft, rounds, beginning) {
                    @Override
                    boolean holdsLease() {
                        return true;
                    }
                })
                .isCaughtBy("staleLeader");
    }

    @Test
    @DisplayName("a round that began before the read came in is taken as good enough")
    void oldRound() {
        parts(new RaftParts() {
                    @Override
                    Rounds rounds(RaftNode raft) {
                        return new Rounds(raft) {
                            @Override
                            long begin() {
                                super.begin();
                                return confirmed();
                            }
                        };
                    }
                })
                .isCaughtBy("staleLeader");
    }

    @Test
    @DisplayName("a new leader reads before its no-op is committed")
    void withoutNoOp() {
        reading((raft, rounds, beginning) -> new ReadIndex(raft, rounds, 0)).isCaughtBy("noOpFirst");
    }

    @Test
    @DisplayName("a lease does not end")
    void endlessLease() {
        reading((raft, rounds, beginning) -> new ReadIndex(raft, rounds, beginning) {
                    @Override
                    boolean holdsLease() {
                        return rounds.confirmed() > 0;
                    }
                })
                .isCaughtBy("leases");
    }

    @Test
    @DisplayName("a majority is one half")
    void half() {
        parts(new RaftParts() {
                    @Override
                    Leader leader(RaftNode raft) {
                        return new Leader(raft) {
                            @Override
                            long replicatedOnMajority() {
                                return raft.state().log().configuration().voters().stream()
                                        .mapToLong(voter -> progressOf(voter).match())
                                        .sorted()
                                        .skip(raft.state()
                                                                .log()
                                                                .configuration()
                                                                .voters()
                                                                .size()
                                                        / 2
                                                + 1)
                                        .findFirst()
                                        .orElse(0);
                            }
                        };
                    }
                })
                .isCaughtBy("linearizable");
    }

    private interface Reading {
        ReadIndex of(RaftNode raft, Rounds rounds, long beginning);
    }

    private static Mutant reading(Reading reading) {
        return parts(new RaftParts() {
            @Override
            ReadIndex reads(RaftNode raft, Rounds rounds, long beginning) {
                return reading.of(raft, rounds, beginning);
            }
        });
    }

    private static Mutant parts(RaftParts wrong) {
        return Mutant.in(new LinearizabilityTest() {
            @Override
            RaftParts parts() {
                return wrong;
            }
        });
    }
}
