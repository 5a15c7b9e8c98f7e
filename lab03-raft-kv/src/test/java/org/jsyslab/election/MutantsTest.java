package org.jsyslab.election;

import java.util.List;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.election.BullyMessage.Answer;
import org.jsyslab.election.BullyMessage.Election;
import org.jsyslab.election.RingMessage.Candidate;
import org.jsyslab.election.RingMessage.Received;
import org.jsyslab.election.RingMessage.Token;
import org.jsyslab.election.RingTimer.NotReceived;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong elections, each with one clause broken, and the property that catches it. */
class MutantsTest {

    @Test
    @DisplayName("bully: whoever is answered goes on")
    void ignoresAnswers() {
        Mutant.in(new BullyTest() {
                    @Override
                    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
                        return new BullyNode(env, all, patience) {
                            @Override
                            void onAnswer(NodeId rival, Answer answer) {}
                        };
                    }
                })
                .seenAs("messages")
                .isCaughtByUngraded("worstCase");
    }

    @Test
    @DisplayName("bully: asks nobody")
    void asksNobody() {
        Mutant.in(new BullyTest() {
                    @Override
                    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
                        return new BullyNode(env, all, patience) {
                            @Override
                            List<NodeId> rivals() {
                                return List.of();
                            }
                        };
                    }
                })
                .seenAs("One coordinator")
                .isCaughtByUngraded("withoutFaultsThereIsOneCoordinator");
    }

    @Test
    @DisplayName("bully: whoever is asked answers, and leaves it at that")
    void holdsNoElectionOfItsOwn() {
        Mutant.in(new BullyTest() {
                    @Override
                    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
                        return new BullyNode(env, all, patience) {
                            @Override
                            void onElection(NodeId asker, Election election) {
                                env.send(asker, new Answer());
                            }
                        };
                    }
                })
                .isCaughtByUngraded("worstCase");
    }

    @Test
    @DisplayName("bully: a coordinator gives way to nobody")
    void doesNotGiveWay() {
        Mutant.in(new BullyTest() {
                    @Override
                    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
                        return new BullyNode(env, all, patience) {
                            @Override
                            void adopt(NodeId leader) {
                                if (coordinator().filter(env.self()::equals).isEmpty()) {
                                    super.adopt(leader);
                                }
                            }
                        };
                    }
                })
                .seenAs("follow the highest")
                .isCaughtByUngraded("aPartitionHasTwoCoordinators");
    }

    @Test
    @DisplayName("bully: asks the crashed coordinator, too")
    void asksTheSilentOne() {
        Mutant.in(new BullyTest() {
                    @Override
                    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
                        return new BullyNode(env, all, patience) {
                            @Override
                            List<NodeId> rivals() {
                                return all.stream()
                                        .filter(id -> id.compareTo(env.self()) > 0)
                                        .toList();
                            }
                        };
                    }
                })
                .seenAs("messages")
                .isCaughtByUngraded("bestCase");
    }

    @Test
    @DisplayName("ring: a process stands for every lower name that comes by, not once")
    void standsAgainAndAgain() {
        Mutant.in(new RingTest() {
                    @Override
                    RingNode process(Env<RingMessage> env, List<NodeId> ring, Patience patience) {
                        return new RingNode(env, ring, patience) {
                            @Override
                            void onCandidate(NodeId from, Candidate candidate) {
                                if (candidate.process().compareTo(env.self()) < 0) {
                                    env.send(from, new Received(candidate));
                                    elect();
                                } else {
                                    super.onCandidate(from, candidate);
                                }
                            }
                        };
                    }
                })
                .seenAs("messages")
                .isCaughtByUngraded("allBeginWorstCase");
    }

    @Test
    @DisplayName("ring: a crashed neighbour is not passed over")
    void passesNobodyOver() {
        Mutant.in(new RingTest() {
                    @Override
                    RingNode process(Env<RingMessage> env, List<NodeId> ring, Patience patience) {
                        return new RingNode(env, ring, patience) {
                            @Override
                            void onNotReceived(NotReceived timer) {}
                        };
                    }
                })
                .seenAs("follow the highest")
                .isCaughtByUngraded("theCoordinatorCrashesAndComesBack");
    }

    @Test
    @DisplayName("ring: the name of a crashed process goes round for ever")
    void goesRoundForEver() {
        Mutant.in(new RingTest() {
                    @Override
                    RingNode process(Env<RingMessage> env, List<NodeId> ring, Patience patience) {
                        return new RingNode(env, ring, patience) {
                            @Override
                            boolean mayGoOn(Token token) {
                                return true;
                            }
                        };
                    }
                })
                .seenAs("follow the highest")
                .isCaughtByUngraded("theHighestIsElectedAfterTheLastFault");
    }
}
