package org.jsyslab.raft;

import java.util.List;
import java.util.function.Function;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong followers, each with one clause broken, and the graded test that catches it. */
class FollowerMutantsTest {

    @Test
    @DisplayName("R01: a heartbeat succeeds whatever the log holds")
    void heartbeatsAreSpecial() {
        follower(following(raft -> new Follower(raft) {
                    @Override
                    void onAppendEntries(NodeId leader, AppendEntries request) {
                        if (request.entries().isEmpty()
                                && request.term() == raft.state().term()) {
                            raft.follow(leader);
                            raft.state()
                                    .commitTo(Math.min(
                                            commitIndex(request),
                                            raft.state().log().lastIndex()));
                            raft.env().send(leader, reply(request, true, true));
                        } else {
                            super.onAppendEntries(leader, request);
                        }
                    }
                }))
                .isCaughtBy("refusesWhatDoesNotFollow");
    }

    @Test
    @DisplayName("R02: every AppendEntries cuts the log off behind its entries")
    void cutsTheLogOff() {
        follower(new RaftParts() {
                    @Override
                    RaftLog log(RaftNode raft) {
                        return new RaftLog(raft.env()) {
                            @Override
                            void merge(long previous, List<Entry> leaders) {
                                truncateFrom(Math.max(previous, base().index()) + 1);
                                super.merge(previous, leaders);
                            }
                        };
                    }
                })
                .seenAs("the log")
                .isCaughtBy("oldRequestsDeleteNothing");
    }

    @Test
    @DisplayName("R08: commitIndex follows leaderCommit, whatever is known of the log")
    void commitsWhateverIsThere() {
        follower(following(raft -> new Follower(raft) {
                    @Override
                    long commitIndex(AppendEntries request) {
                        return Math.min(
                                request.leaderCommit(), raft.state().log().lastIndex());
                    }
                }))
                .seenAs("after one entry")
                .isCaughtBy("commitsNoFurtherThanTheLogsAgree");
    }

    @Test
    @DisplayName("R15: entries are applied when they are committed, and again by a second path")
    void appliesTwice() {
        follower(new RaftParts() {
                    @Override
                    RaftState state(RaftNode raft, RaftLog log, StateMachine machine) {
                        return new RaftState(raft.env(), log, machine) {
                            @Override
                            void commitTo(long index) {
                                for (long i = lastApplied() + 1; i <= index; i++) {
                                    machine.apply(log.at(i), log.get(i).command());
                                }
                                super.commitTo(index);
                            }
                        };
                    }
                })
                .seenAs("State Machine Safety")
                .isCaughtBy("appliesEachEntryOnce");
    }

    private static Mutant follower(RaftParts parts) {
        return Mutant.in(new AppendEntriesTest() {
            @Override
            RaftParts parts() {
                return parts;
            }
        });
    }

    private static RaftParts following(Function<RaftNode, Follower> follower) {
        return new RaftParts() {
            @Override
            Follower follower(RaftNode raft) {
                return follower.apply(raft);
            }
        };
    }
}
