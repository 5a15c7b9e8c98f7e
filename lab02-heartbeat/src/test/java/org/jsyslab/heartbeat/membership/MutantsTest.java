package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.GossipTest;
import org.jsyslab.heartbeat.MembersTest;
import org.jsyslab.heartbeat.RestartTest;
import org.jsyslab.heartbeat.StandstillTest;
import org.jsyslab.heartbeat.membership.MembershipMessage.Join;
import org.jsyslab.heartbeat.membership.MembershipMessage.Leave;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong memberships, each with one clause broken, and the graded test that catches it. */
class MutantsTest {

    @Test
    @DisplayName("H3: who was removed is not remembered: stale gossip makes it a member again")
    void forgetsTheDead() {
        Mutant.in(new GossipTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        View view = new View(env, settings(), listener);
                        return new MembershipNode(env, settings(), new Group(env, founders, view) {
                            @Override
                            public boolean heard(Sign sign, Duration now) {
                                Watched member = view.find(sign.member());
                                if (member != null && member.status() == Status.REMOVED) {
                                    view.becomeReborn(member, sign.incarnation(), now);
                                }
                                return super.heard(sign, now);
                            }
                        });
                    }
                })
                .seenAs("rises from the dead")
                .isCaughtBy("noGhosts");
    }

    @Test
    @DisplayName("H4: signs of one life are not told from those of another: the name is the member")
    void noIncarnations() {
        Mutant.in(new RestartTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        View view = new View(env, settings(), listener);
                        return new MembershipNode(env, settings(), new Group(env, founders, view) {
                            @Override
                            public boolean heard(Sign sign, Duration now) {
                                return super.heard(new Sign(sign.member(), 1, sign.heartbeat()), now);
                            }
                        });
                    }
                })
                .seenAs("everyone trusts everyone")
                .isCaughtBy("comesBack");
    }

    @Test
    @DisplayName("H5: whoever is named in gossip is taken for heard, whether its counter has grown or not")
    void anyMentionCounts() {
        Mutant.in(new GossipTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        View view = new View(env, settings(), listener) {
                            @Override
                            Watched watched(NodeId member, Seat seat, Duration now) {
                                return new Watched(
                                        member, seat, settings().detectors().watch(now), now) {
                                    @Override
                                    boolean isNews(Sign sign) {
                                        return sign.heartbeat() >= heartbeat();
                                    }
                                };
                            }
                        };
                        return new MembershipNode(env, settings(), new Group(env, founders, view));
                    }
                })
                .seenAs("what is believed")
                .isCaughtBy("crashes");
    }

    @Test
    @DisplayName("H8: the first founder alone lets others in")
    void onlyOneDoor() {
        Mutant.in(new MembersTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        return new MembershipNode(env, founders, settings(), listener) {
                            @Override
                            void onJoin(NodeId from, Join join) {
                                if (env.self().equals(founders.first())) {
                                    super.onJoin(from, join);
                                }
                            }
                        };
                    }
                })
                .seenAs("everyone trusts exactly those who are up")
                .isCaughtBy("joinsThroughAnyone");
    }

    @Test
    @DisplayName("H8: the list of members is lost in a crash")
    void listIsLost() {
        Mutant.in(new MembersTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        View view = new View(env, settings(), listener);
                        return new MembershipNode(env, settings(), new Group(env, founders, view) {
                            @Override
                            void open() {
                                SortedSet<NodeId> others = new TreeSet<>(founders);
                                others.remove(env.self());
                                others.forEach(founder -> view.add(founder, new Seat(0, Status.ALIVE)));
                            }
                        });
                    }
                })
                .seenAs("everyone trusts exactly those who are up")
                .isCaughtBy("membersAreRemembered");
    }

    @Test
    @DisplayName("H13: the number of a life is not on disk")
    void forgetsItsLives() {
        Mutant.in(new RestartTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        return new MembershipNode(env, founders, settings(), listener) {
                            @Override
                            void onStart() {
                                beginLife(1);
                            }
                        };
                    }
                })
                .seenAs("no two lives have one number")
                .isCaughtBy("everyLifeHasANumberOfItsOwn");
    }

    @Test
    @DisplayName("heartbeats are counted as they are sent: after a standstill each comes later than its number says")
    void doesNotCountMissedBeats() {
        Mutant.in(new StandstillTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        return new MembershipNode(env, founders, settings(), listener) {
                            @Override
                            public Sign beat(long due) {
                                return super.beat(1);
                            }
                        };
                    }
                })
                .within(20)
                .isCaughtBy("chen");
    }

    @Test
    @DisplayName("whoever is told of a leave does not remember it: who has left is taken for dead")
    void doesNotRememberLeaves() {
        Mutant.in(new MembersTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {

                        return new MembershipNode(env, founders, settings(), listener) {
                            @Override
                            void onLeave(NodeId from, Leave leave) {
                                env.note("does not care");
                            }
                        };
                    }
                })
                .isCaughtBy("leaves");
    }
}
