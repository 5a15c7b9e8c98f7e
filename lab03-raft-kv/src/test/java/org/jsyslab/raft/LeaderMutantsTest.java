package org.jsyslab.raft;

import java.util.function.Function;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong leaders, each with one clause broken, and the graded test that catches it. */
class LeaderMutantsTest {

    @Test
    @DisplayName("R09: entries of earlier terms are committed by counting copies")
    void countsCopiesOfOldEntries() {
        RaftParts parts = leading(raft -> new Leader(raft) {
            @Override
            boolean isOfCurrentTerm(long index) {
                return true;
            }
        });
        Mutant.in(new Figure8Test() {
                    @Override
                    RaftParts parts() {
                        return parts;
                    }
                })
                .seenAs("Leader Completeness")
                .isCaughtBy("oldEntriesAreNotCommittedByCounting");
        leader(parts).seenAs("copies on four of five").isCaughtBy("commitsOnlyOfItsTerm");
    }

    @Test
    @DisplayName("R11: replies to AppendEntries of an older term count")
    void countsOldReplies() {
        Mutant.in(new LeadersTest() {
                    @Override
                    RaftNode raft(
                            Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine) {
                        return new RaftNode(env, options, initial, machine, parts()) {
                            @Override
                            boolean isCurrent(NodeId from, RaftMessage message) {
                                return true;
                            }
                        };
                    }
                })
                .isCaughtBy("repliesOfAnEarlierTerm");
    }

    @Test
    @DisplayName("what a leader knew of its followers it believes again in its next term")
    void believesWhatItKnew() {
        Mutant.in(new LeadersTest() {
                    @Override
                    RaftParts parts() {
                        return new RaftParts() {
                            private Leader first;

                            @Override
                            Leader leader(RaftNode raft) {
                                first = first == null ? super.leader(raft) : first;
                                return first;
                            }
                        };
                    }
                })
                .seenAs("two copies of five")
                .isCaughtBy("beginsAnewAfterElection");
    }

    @Test
    @DisplayName("R26: nextIndex goes back by one for each refusal")
    void goesBackOneByOne() {
        budget(progressing(next -> new Progress(next) {
                    @Override
                    void onFailure(long index, long hint) {
                        super.onFailure(index, index);
                    }
                }))
                .seenAs("refusals")
                .isCaughtBy("backsUpFast");
    }

    @Test
    @DisplayName("R26: in fast back-up, the leader goes on one too far")
    void goesBackTooLittle() {
        leader(progressing(next -> new Progress(next) {
                    @Override
                    void onFailure(long index, long hint) {
                        super.onFailure(index, hint + 1);
                    }
                }))
                .isCaughtBy("goesBackToWhereTheLogsPart");
    }

    @Test
    @DisplayName("R27: what is on its way is sent again with each batch")
    void sendsAgainAndAgain() {
        budget(progressing(next -> new Progress(next) {
                    @Override
                    void sent(int entries) {
                        super.sent(0);
                    }
                }))
                .seenAs("bytes")
                .isCaughtBy("entriesAreSentOnce");
    }

    @Test
    @DisplayName("R27: an idle leader does not wait for its heartbeat")
    void stormsWhenIdle() {
        budget(leading(raft -> new Leader(raft) {
                    @Override
                    void onAppendReply(NodeId server, AppendReply reply) {
                        super.onAppendReply(server, reply);
                        onHeartbeatDue();
                    }
                }))
                .seenAs("requests")
                .isCaughtBy("requestsAreFew");
    }

    @Test
    @DisplayName("R28: entries wait for the next heartbeat")
    void entriesWaitForTheHeartbeat() {
        budget(leading(raft -> new Leader(raft) {
                    private boolean due;

                    @Override
                    void onHeartbeatDue() {
                        super.onHeartbeatDue();
                        due = true;
                    }

                    @Override
                    void endOfBatch() {
                        if (due) {
                            due = false;
                            super.endOfBatch();
                        }
                    }
                }))
                .seenAs("time for a hundred entries")
                .isCaughtBy("entriesDoNotWait");
    }

    @Test
    @DisplayName("R29: half of the servers, or one less than a majority, decides")
    void halfDecides() {
        RaftParts parts = leading(raft -> new Leader(raft) {
            @Override
            long replicatedOnMajority() {
                long[] matches = raft.state().log().configuration().voters().stream()
                        .mapToLong(voter -> progressOf(voter).match())
                        .sorted()
                        .toArray();
                return matches[(matches.length + 1) / 2];
            }
        });
        leader(parts).seenAs("two copies of f").isCaughtBy("answersWhenApplied");
        Mutant.in(new ReplicationTest() {
                    @Override
                    RaftParts parts() {
                        return parts;
                    }
                })
                .isCaughtBy("minoritiesCommitNothing");
    }

    @Test
    @DisplayName("matchIndex falls when an old reply comes late")
    void matchFalls() {
        leader(progressing(next -> new Progress(next) {
                    private long last;

                    @Override
                    void onSuccess(long index) {
                        super.onSuccess(index);
                        last = index;
                    }

                    @Override
                    long match() {
                        return last;
                    }
                }))
                .isCaughtBy("repliesOvertakeEachOther");
    }

    private static Mutant leader(RaftParts parts) {
        return Mutant.in(new LeadersTest() {
            @Override
            RaftParts parts() {
                return parts;
            }
        });
    }

    private static Mutant budget(RaftParts parts) {
        return Mutant.in(new BudgetTest() {
            @Override
            RaftParts parts() {
                return parts;
            }
        });
    }

    private static RaftParts leading(Function<RaftNode, Leader> leader) {
        return new RaftParts() {
            @Override
            Leader leader(RaftNode raft) {
                return leader.apply(raft);
            }
        };
    }

    private static RaftParts progressing(Function<Long, Progress> progress) {
        return new RaftParts() {
            @Override
            Progress progress(long next) {
                return progress.apply(next);
            }
        };
    }
}
