package org.jsyslab.raft;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.RaftTimer.ElectionTimeout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong elections, each with one clause broken, and the graded test that catches it. */
class ElectionMutantsTest {

    @Test
    @DisplayName("R03: any RequestVote starts the election timeout anew")
    void anyCandidateResetsTheTimer() {
        Mutant.in(new ElectionTimeoutTest() {
                    @Override
                    RaftParts parts() {
                        return electing(raft -> new Election(raft) {
                            @Override
                            void onRequestVote(NodeId candidate, RequestVote request) {
                                super.onRequestVote(candidate, request);
                                resetTimer();
                            }
                        });
                    }
                })
                .seenAs("having refused its vote")
                .isCaughtBy("waitsForWhoeverCounts");
    }

    @Test
    @DisplayName("R05: a newer term is not adopted before the request is handled")
    void adoptsNoTerm() {
        Mutant.in(new RequestVoteTest() {
                    @Override
                    RaftNode raft(
                            Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine) {
                        return new RaftNode(env, options, initial, machine, parts()) {
                            @Override
                            boolean adoptNewerTerm(NodeId from, RaftMessage message) {
                                return true;
                            }
                        };
                    }
                })
                .isCaughtBy("adoptsTheTermOfWhomItRefuses");
    }

    @Test
    @DisplayName("R05: with the newer term the vote of the older one is kept")
    void keepsItsVote() {
        Mutant.in(new RequestVoteTest() {
                    @Override
                    RaftParts parts() {
                        return new RaftParts() {
                            @Override
                            RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
                                return new RaftState(raft.env(), log, machine) {
                                    @Override
                                    void adoptTerm(long newer) {
                                        NodeId kept = votedFor().orElse(null);
                                        super.adoptTerm(newer);
                                        if (kept != null) {
                                            voteFor(kept);
                                        }
                                    }
                                };
                            }
                        };
                    }
                })
                .isCaughtBy("votesOnceInATerm");
    }

    @Test
    @DisplayName("R06: the longer log counts as more up-to-date, whatever its terms")
    void comparesLengthsOnly() {
        Mutant.in(new RequestVoteTest() {
                    @Override
                    RaftParts parts() {
                        return lengthsOnly();
                    }
                })
                .seenAs("of a later term")
                .isCaughtBy("votesForLogsAsUpToDateAsItsOwn");
        Mutant.in(new SafetyTest() {
                    @Override
                    RaftParts parts() {
                        return lengthsOnly();
                    }
                })
                .isCaughtBy("everythingAtOnce");
    }

    @Test
    @DisplayName("R07: the comparison of logs is the wrong way round")
    void comparesInverted() {
        Mutant.in(new RequestVoteTest() {
                    @Override
                    RaftParts parts() {
                        return electing(raft -> new Election(raft) {
                            @Override
                            boolean isUpToDate(Position last) {
                                return last.compareTo(raft.state().log().last()) <= 0;
                            }
                        });
                    }
                })
                .seenAs("of a later term")
                .isCaughtBy("votesForLogsAsUpToDateAsItsOwn");
    }

    @Test
    @DisplayName("R11: votes of an older term are counted")
    void countsOldVotes() {
        Mutant.in(new CandidatesTest() {
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
                .isCaughtBy("oldVotesDoNotCount");
    }

    @Test
    @DisplayName("a vote that comes twice counts twice")
    void countsVotesTwice() {
        Mutant.in(new CandidatesTest() {
                    @Override
                    RaftParts parts() {
                        return electing(raft -> new Election(raft) {
                            private int votes;

                            @Override
                            void onVoteReply(NodeId voter, VoteReply reply) {
                                votes += reply.granted() ? 1 : 0;
                                if (raft.state().role() == Role.CANDIDATE && votes >= 3) {
                                    raft.becomeLeader();
                                }
                            }
                        });
                    }
                })
                .seenAs("one of which came twice")
                .isCaughtBy("leadsWithAMajority");
    }

    @Test
    @DisplayName("a server gives a vote to each who asks")
    void votesForAll() {
        RaftParts generous = electing(raft -> new Election(raft) {
            @Override
            void onRequestVote(NodeId candidate, RequestVote request) {
                boolean granted = request.term() == raft.state().term() && isUpToDate(request.last());
                raft.env().send(candidate, new VoteReply(raft.state().term(), granted));
            }
        });
        Mutant.in(new RequestVoteTest() {
                    @Override
                    RaftParts parts() {
                        return generous;
                    }
                })
                .isCaughtBy("votesOnceInATerm");
        Mutant.in(new LeaderElectionTest() {
                    @Override
                    RaftParts parts() {
                        return generous;
                    }
                })
                .seenAs("Election Safety")
                .isCaughtBy("manyElections");
    }

    @Test
    @DisplayName("R30: all servers wait for the same election timeout")
    void allWaitAsLong() {
        Mutant.in(new LeaderElectionTest() {
                    @Override
                    RaftParts parts() {
                        return electing(raft -> new Election(raft) {
                            @Override
                            void resetTimer() {
                                raft.env()
                                        .set(
                                                new ElectionTimeout(),
                                                raft.options().leastElectionTimeout());
                            }
                        });
                    }
                })
                .isCaughtBy("theTermIsStable");
    }

    @Test
    @DisplayName("R30: all servers draw the same numbers")
    void allDrawTheSame() {
        Mutant.in(new LeaderElectionTest() {
                    @Override
                    RaftParts parts() {
                        return electing(raft -> new Election(raft) {
                            private final SplittableRandom same = new SplittableRandom(42);

                            @Override
                            void resetTimer() {
                                long range =
                                        raft.options().leastElectionTimeout().toNanos();
                                raft.env()
                                        .set(
                                                new ElectionTimeout(),
                                                raft.options()
                                                        .leastElectionTimeout()
                                                        .plusNanos(same.nextLong(range)));
                            }
                        });
                    }
                })
                .isCaughtBy("theTermIsStable");
    }

    @Test
    @DisplayName("a candidate does not yield to the leader of its term")
    void doesNotYield() {
        Mutant.in(new CandidatesTest() {
                    @Override
                    RaftNode raft(
                            Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine) {
                        return new RaftNode(env, options, initial, machine, parts()) {
                            @Override
                            void follow(NodeId leader) {
                                if (state().role() != Role.CANDIDATE) {
                                    super.follow(leader);
                                }
                            }
                        };
                    }
                })
                .isCaughtBy("yieldsToTheLeaderOfItsTerm");
    }

    private static RaftParts lengthsOnly() {
        return electing(raft -> new Election(raft) {
            @Override
            boolean isUpToDate(Position last) {
                return last.index() >= raft.state().log().lastIndex();
            }
        });
    }

    private static RaftParts electing(Function<RaftNode, Election> election) {
        return new RaftParts() {
            @Override
            Election election(RaftNode raft) {
                return election.apply(raft);
            }
        };
    }
}
