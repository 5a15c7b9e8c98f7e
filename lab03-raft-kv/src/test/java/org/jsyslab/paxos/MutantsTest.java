package org.jsyslab.paxos;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.paxos.PaxosMessage.Accept;
import org.jsyslab.paxos.PaxosMessage.Prepare;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong versions of Paxos, each with one clause broken, and the property that catches it. */
class MutantsTest {
    private static final String PROPERTY = "allLearnOneProposedValue";

    @Test
    @DisplayName("an acceptor forgets its promise and what it accepted in a crash (section 2.5)")
    void acceptorForgets() {
        Mutant.in(new PaxosTest() {
                    @Override
                    Acceptor acceptor(Env<PaxosMessage> env) {
                        return super.acceptor(ChangedEnv.forgettingCell(env, "acceptor"));
                    }
                })
                .seenAs("Agreement")
                .isCaughtByUngraded(PROPERTY);
    }

    @Test
    @DisplayName("an acceptor forgets its promise, but not what it accepted, in a crash (section 2.5)")
    void acceptorForgetsItsPromise() {
        Mutant.in(new PaperTest() {
                    @Override
                    Acceptor acceptor(Env<PaxosMessage> env, List<NodeId> learners) {
                        return new Acceptor(env, learners) {
                            private boolean reminded;

                            @Override
                            void onPrepare(NodeId proposer, Prepare prepare) {
                                super.onPrepare(proposer, prepare);
                                reminded = true;
                            }

                            @Override
                            void onAccept(NodeId proposer, Accept accept) {
                                super.onAccept(proposer, accept);
                                reminded = true;
                            }

                            @Override
                            Ballot promised() {
                                return reminded ? super.promised() : Ballot.NONE;
                            }
                        };
                    }
                })
                .seenAs("Refused")
                .isCaughtByUngraded("remembersOverACrash");
    }

    @Test
    @DisplayName("an acceptor accepts below its promise (P1a)")
    void acceptsBelowItsPromise() {
        Mutant.in(new PaxosTest() {
                    @Override
                    Acceptor acceptor(Env<PaxosMessage> env) {
                        return new Acceptor(env, PROCESSES) {
                            @Override
                            boolean allows(Ballot ballot) {
                                return true;
                            }
                        };
                    }
                })
                .seenAs("Agreement")
                .isCaughtByUngraded(PROPERTY);
    }

    @Test
    @DisplayName("a proposer ignores what was accepted before (P2c)")
    void ignoresTheHighestAccepted() {
        Mutant.in(proposing(reported -> Optional.empty())).seenAs("Agreement").isCaughtByUngraded(PROPERTY);
    }

    @Test
    @DisplayName("a proposer takes up the lowest-numbered proposal instead of the highest (P2c)")
    void takesTheLowestAccepted() {
        Mutant.in(proposing(reported -> reported.stream().min(Comparator.comparing(Proposal::ballot))))
                .seenAs("Agreement")
                .isCaughtByUngraded(PROPERTY);
    }

    @Test
    @DisplayName("half of the acceptors pass for a majority")
    void halfIsEnough() {
        Mutant.in(new PaxosTest() {
                    @Override
                    Learner learner(Env<PaxosMessage> env) {
                        return new Learner(env, PROCESSES.size()) {
                            @Override
                            boolean isMajority(long count) {
                                return count >= PROCESSES.size() / 2;
                            }
                        };
                    }
                })
                .seenAs("Agreement")
                .isCaughtByUngraded(PROPERTY);
    }

    private interface Choice {
        Optional<Proposal> among(List<Proposal> reported);
    }

    private static PaxosTest proposing(Choice choice) {
        return new PaxosTest() {
            @Override
            Proposer proposer(Env<PaxosMessage> env, Learner learner) {
                return new Proposer(env, PROCESSES, "value of " + env.self().name(), PATIENCE, learner) {
                    @Override
                    Optional<Proposal> binding(List<Proposal> reported) {
                        return choice.among(reported);
                    }
                };
            }
        };
    }
}
