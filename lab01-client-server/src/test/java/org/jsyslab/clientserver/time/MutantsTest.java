package org.jsyslab.clientserver.time;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.clientserver.experiment.ChatRun;
import org.jsyslab.clientserver.time.ChatTimer.PostOverdue;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong clocks and wrong members, each with one clause broken, and the property that catches it. */
class MutantsTest {

    private interface Receipt {
        Stamp of(NodeId self, Stamp last, Stamp sent);
    }

    private static HappenedBeforeTest clocks(Receipt receipt) {
        return new HappenedBeforeTest() {
            @Override
            LoggedMember member(Env<ChatMessage> env, Screen screen, EventLog log) {
                return new LoggedMember(env, screen, log) {
                    @Override
                    Stamp received(Stamp last, Stamp sent) {
                        return receipt.of(env.self(), last, sent);
                    }
                };
            }
        };
    }

    private static CausalDeliveryTest delivery(HoldBackQueueMaker queue) {
        return new CausalDeliveryTest() {
            @Override
            ChatMember member(Env<ChatMessage> env, Screen screen) {
                return new ChatMember(env, ChatRun.MEMBERS, queue.make(), screen);
            }
        };
    }

    private interface HoldBackQueueMaker {
        HoldBackQueue make();
    }

    @Test
    @DisplayName("the clock does not advance on a receipt")
    void ignoresTheSender() {
        HappenedBeforeTest mutant = clocks((self, last, sent) -> last.tick(self));
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("lamportClocksRespectCausality");
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("vectorClocksTellCausality");
    }

    @Test
    @DisplayName("the receipt is no event of its own")
    void doesNotTick() {
        HappenedBeforeTest mutant = clocks((self, last, sent) -> last.merge(sent));
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("lamportClocksRespectCausality");
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("vectorClocksTellCausality");
    }

    @Test
    @DisplayName("merging takes the smaller counts")
    void mergesByTheMinimum() {
        HappenedBeforeTest mutant =
                clocks((self, last, sent) -> least(last, sent).tick(self));
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("lamportClocksRespectCausality");
        Mutant.in(mutant).seenAs("wrong clocks").isCaughtBy("vectorClocksTellCausality");
    }

    private static Stamp least(Stamp a, Stamp b) {
        SortedMap<NodeId, Long> counts = new TreeMap<>();
        a.vector().counts().forEach((node, count) -> {
            if (b.vector().of(node) > 0) {
                counts.put(node, Math.min(count, b.vector().of(node)));
            }
        });
        return new Stamp(
                new LamportClock(Math.min(a.lamport().time(), b.lamport().time())), new VectorClock(counts));
    }

    @Test
    @DisplayName("lines are delivered when they arrive")
    void deliversOnReceipt() {
        Mutant.in(delivery(() -> new HoldBackQueue(DeliveryOrder.CAUSAL) {
                    private final List<Line> shown = new ArrayList<>();

                    @Override
                    boolean isDelivered(Line line) {
                        return shown.contains(line);
                    }

                    @Override
                    boolean isDeliverable(Line line) {
                        return shown.add(line);
                    }
                }))
                .seenAs("lines shown early")
                .isCaughtBy("nobodySeesAnAnswerBeforeItsQuestion");
    }

    @Test
    @DisplayName("the condition of delivery ignores third parties")
    void ignoresThirdParties() {
        Mutant.in(delivery(() -> new HoldBackQueue(DeliveryOrder.CAUSAL) {
                    @Override
                    boolean isPastDelivered(Line line) {
                        return true;
                    }
                }))
                .seenAs("lines shown early")
                .isCaughtBy("nobodySeesAnAnswerBeforeItsQuestion");
    }

    @Test
    @DisplayName("a line that comes again is shown again")
    void showsDuplicates() {
        Mutant.in(delivery(() -> new HoldBackQueue(DeliveryOrder.CAUSAL) {
                    @Override
                    boolean isDelivered(Line line) {
                        return false;
                    }

                    @Override
                    boolean isNextOfItsAuthor(Line line) {
                        return true;
                    }
                }))
                .seenAs("lines shown")
                .isCaughtBy("everythingIsShownOnce");
    }

    @Test
    @DisplayName("a lost line is not sent again")
    void doesNotSendAgain() {
        CausalDeliveryTest mutant = new CausalDeliveryTest() {
            @Override
            ChatMember member(Env<ChatMessage> env, Screen screen) {
                return new ChatMember(env, ChatRun.MEMBERS, DeliveryOrder.CAUSAL, screen) {
                    @Override
                    void onPostOverdue(PostOverdue overdue) {
                        env.note("does not care");
                    }
                };
            }
        };
        Mutant.in(mutant).seenAs("every line is on every screen").isCaughtBy("everythingIsShownOnce");
    }
}
