package org.jsyslab.heartbeat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.heartbeat.HeartbeatMessage.Heartbeat;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipMessage;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Watched;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Wrong ways of sending and receiving signs of life, each with one clause broken, and the graded test that catches it.
 */
class MutantsTest {

    @Test
    @DisplayName("H1: the time at which a heartbeat was sent is compared with the receiver's clock")
    void comparesClocks() {
        CrashTest mutant = new CrashTest() {
            @Override
            protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                stack.add(new TimeStamped(stack.env(HeartbeatMessage.class), membership));
            }
        };
        Mutant.in(mutant).seenAs("false suspicions").isCaughtBy("noFalseSuspicions");
        Mutant.in(mutant).isCaughtBy("detectionTime");
    }

    @Test
    @DisplayName("H6: one member judges all (a central monitor): when it crashes too, nobody learns of anything")
    void oneMonitor() {
        Mutant.in(new CrashTest() {
                    @Override
                    protected MembershipNode membership(
                            Env<MembershipMessage> env, SortedSet<NodeId> founders, MembershipListener listener) {
                        boolean monitor = env.self().equals(founders.first());
                        MembershipSettings own =
                                monitor ? settings() : settings().judging(Unwatched.KIND);
                        return new MembershipNode(env, founders, own, listener);
                    }

                    @Override
                    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                        stack.add(new CentralNode(stack.env(CentralMessage.class), membership, monitor, PERIOD));
                    }
                })
                .seenAs("the dead are suspected")
                .isCaughtBy("completeness");
    }

    @Test
    @DisplayName("H7: the time-out does not stand one lost heartbeat")
    void impatient() {
        Mutant.in(new LossTest() {
                    @Override
                    protected Detector.Kind detectors() {
                        return since -> new FixedTimeout(PERIOD.plusMillis(50), since);
                    }
                })
                .seenAs("false suspicions a minute")
                .within(20)
                .isCaughtBy("falseSuspicionRate");
    }

    @Test
    @DisplayName("suspects are sent no heartbeats: two who suspect each other do so for ever")
    void silentToSuspects() {
        Mutant.in(new CrashTest() {
                    @Override
                    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                        stack.add(new OnlyToTheTrusted(stack.env(HeartbeatMessage.class), membership));
                    }
                })
                .seenAs("the living are trusted")
                .isCaughtBy("completeness");
    }

    @Test
    @DisplayName("gossip goes to the same member every time")
    void gossipsToOneOnly() {
        Mutant.in(new GossipTest() {
                    @Override
                    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                        stack.add(new GossipNode(stack.env(GossipMessage.class), membership, PERIOD) {
                            @Override
                            Watched target(List<Watched> peers) {
                                return peers.get(0);
                            }
                        });
                    }
                })
                .seenAs("false suspicions")
                .isCaughtBy("spreads");
    }

    @Test
    @DisplayName("gossip tells of everyone of whom something is known, the suspected and the removed, too")
    void tellsOfTheDead() {
        Mutant.in(new GossipTest() {
                    @Override
                    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                        stack.add(new GossipNode(stack.env(GossipMessage.class), membership, PERIOD) {
                            @Override
                            List<Sign> table(Sign own) {
                                List<Sign> table = new ArrayList<>(List.of(own));
                                membership.group().view().members().stream()
                                        .map(Watched::newest)
                                        .filter(Objects::nonNull)
                                        .forEach(table::add);
                                return table;
                            }
                        });
                    }
                })
                .seenAs("whom gossip tells of")
                .isCaughtBy("crashes");
    }

    @Test
    @DisplayName("gossip never goes to members that look dead: the sides of a partition do not find each other again")
    void neverTellsTheDead() {
        Mutant.in(new GossipTest() {
                    @Override
                    protected void spread(Stack stack, MembershipNode membership, NodeId monitor) {
                        stack.add(new GossipNode(stack.env(GossipMessage.class), membership, PERIOD) {
                            @Override
                            Watched target(List<Watched> peers) {
                                List<Watched> trusted = new ArrayList<>(peers);
                                trusted.removeIf(peer -> !peer.isAlive());
                                return super.target(trusted.isEmpty() ? peers : trusted);
                            }
                        });
                    }
                })
                .seenAs("everyone trusts exactly those who are up")
                .isCaughtBy("partition");
    }

    /**
     * Puts the time of day where the number belongs, and does not hear what was sent a time-out ago by its own clock.
     */
    private static final class TimeStamped extends HeartbeatNode {
        private final Env<HeartbeatMessage> env;
        private final MembershipNode membership;

        TimeStamped(Env<HeartbeatMessage> env, MembershipNode membership) {
            super(env, membership, GroupTest.PERIOD);
            this.env = env;
            this.membership = membership;
        }

        @Override
        void onBeat() {
            super.onBeat();
            long now = env.wallClock().toEpochMilli();
            membership.group().peers().forEach(peer -> env.send(peer.member(), new Heartbeat(1, now)));
        }

        @Override
        void onHeartbeat(NodeId from, Heartbeat heartbeat) {
            long age = env.wallClock().toEpochMilli() - heartbeat.sequence();
            if (heartbeat.sequence() > 1_000_000 && age < GroupTest.TIMEOUT.toMillis()) {
                super.onHeartbeat(from, heartbeat);
            }
        }
    }

    /** Sends heartbeats to those only that it trusts. */
    private static final class OnlyToTheTrusted extends HeartbeatNode {
        private final Env<HeartbeatMessage> env;
        private final MembershipNode membership;
        private final Rhythm rhythm;

        OnlyToTheTrusted(Env<HeartbeatMessage> env, MembershipNode membership) {
            super(env, membership, GroupTest.PERIOD);
            this.env = env;
            this.membership = membership;
            this.rhythm = new Rhythm(env, GroupTest.PERIOD);
        }

        @Override
        void onBeat() {
            Sign sign = membership.beat(rhythm.next());
            for (Watched peer : membership.group().peers()) {
                if (peer.isAlive()) {
                    env.send(peer.member(), new Heartbeat(sign.incarnation(), sign.heartbeat()));
                }
            }
        }
    }
}
