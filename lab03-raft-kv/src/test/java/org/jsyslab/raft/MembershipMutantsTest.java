package org.jsyslab.raft;

import org.jsyslab.common.grade.Mutant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong changes of the cluster, each with one clause broken, and the graded test that catches it. */
class MembershipMutantsTest {

    @Test
    @DisplayName("R34: a change begins before the one before it is committed")
    void twoInFlight() {
        changed(raft -> new Membership(raft) {
                    @Override
                    boolean mayChange() {
                        return hasCommittedInItsTerm();
                    }
                })
                .seenAs("Leader Completeness")
                .isCaughtBy("oneAtATime");
    }

    @Test
    @DisplayName("R34: the majority is that of the first configuration, also after changes")
    void majorityOfOld() {
        Mutant.in(new MembershipTest() {
                    @Override
                    RaftParts parts() {
                        return new RaftParts() {
                            @Override
                            Leader leader(RaftNode raft) {
                                return new Leader(raft) {
                                    @Override
                                    long replicatedOnMajority() {
                                        return raft.others().size() < 3 ? 0 : super.replicatedOnMajority();
                                    }
                                };
                            }
                        };
                    }
                })
                .isCaughtBy("deadServers");
    }

    @Test
    @DisplayName("a new leader changes the cluster before it has committed anything in its term")
    void withoutNoOp() {
        changed(raft -> new Membership(raft) {
                    @Override
                    boolean hasCommittedInItsTerm() {
                        return true;
                    }
                })
                .seenAs("Leader Completeness")
                .isCaughtBy("ownTermFirst");
    }

    @Test
    @DisplayName("a leader that has removed itself goes on")
    void leadsOn() {
        changed(raft -> new Membership(raft) {
                    @Override
                    boolean isRemoved() {
                        return false;
                    }
                })
                .isCaughtBy("leaderRemovesItself");
    }

    @Test
    @DisplayName("a server is added at once, whether or not it can be reached")
    void withoutCatchingUp() {
        changed(raft -> new Membership(raft) {
                    @Override
                    ChangeStatus add(org.jsyslab.common.node.NodeId server) {
                        if (mayChange()
                                && !raft.state().log().configuration().voters().contains(server)) {
                            raft.leadership()
                                    .propose(raft.state().log().configuration().plus(server));
                        }
                        return super.add(server);
                    }
                })
                .isCaughtBy("deadServers");
    }

    private interface Change {
        Membership of(RaftNode raft);
    }

    private static Mutant changed(Change change) {
        return Mutant.in(new MembershipTest() {
            @Override
            RaftParts parts() {
                return new RaftParts() {
                    @Override
                    Membership membership(RaftNode raft) {
                        return change.of(raft);
                    }
                };
            }
        });
    }
}
