package org.jsyslab.clientserver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jsyslab.clientserver.experiment.ChatRun;
import org.jsyslab.clientserver.experiment.ChatRun.Shown;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the members see, in hundreds of chats over a network that loses, doubles and reorders. */
@Part("C Time and order")
class CausalDeliveryTest {
    private static final int QUESTIONS = 10;
    private static final Schema SCHEMA = Schema.of(ChatMessage.class);

    /** The members under test. */
    ChatMember member(Env<ChatMessage> env, Screen screen) {
        return new ChatMember(env, ChatRun.MEMBERS, DeliveryOrder.CAUSAL, screen);
    }

    private ChatRun chat(Simulation simulation) {
        simulation.network().links(Link.LAN.losing(0.15).duplicating(0.1));
        if (simulation.seed() % 10 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        return new ChatRun(simulation, this::member).converse(QUESTIONS);
    }

    @Test
    @Points(5)
    @DisplayName("Causal delivery: nobody sees a line before what led to it (BSS 1991, section 5.1)")
    void nobodySeesAnAnswerBeforeItsQuestion() {
        forEachSeed("no line is shown before what led to it", simulation -> {
            ChatRun chat = chat(simulation);
            assertThat(chat.anomalies()).as("lines shown early").isZero();
        });
    }

    @Test
    @DisplayName("The order of the lines that members see is the one that the lines' vector clocks tell")
    void linesTellTheirOrder() {
        forEachSeed("a line's vector tells what led to it", simulation -> {
            ChatRun chat = chat(simulation);
            List<Line> lines = lines(chat, ChatRun.MEMBERS.get(0));
            for (Line first : lines) {
                for (Line second : lines) {
                    assertThat(first.precedes(second))
                            .as("%s led to %s", first, second)
                            .isEqualTo(chat.led(first, second));
                }
            }
        });
    }

    @Test
    @Points(4)
    @DisplayName("Reliable broadcast: every line is shown to everybody, once, though messages are lost and doubled")
    void everythingIsShownOnce() {
        AtomicLong all = new AtomicLong();
        forEachSeed("every line is shown to everybody once", simulation -> {
            ChatRun chat = chat(simulation);
            List<Line> lines = lines(chat, ChatRun.MEMBERS.get(0));
            assertThat(lines).as("lines shown").hasSizeGreaterThanOrEqualTo(QUESTIONS);
            for (NodeId member : ChatRun.MEMBERS) {
                assertThat(lines(chat, member)).as("lines shown").doesNotHaveDuplicates();
                assertThat(texts(chat, member)).as("lines shown").isEqualTo(texts(chat, ChatRun.MEMBERS.get(0)));
            }
            assertThat(simulation.runUntilQuiet(Duration.ofMinutes(1)))
                    .as("silence in the end: lines shown are not sent for ever")
                    .isTrue();
            all.addAndGet(lines.size());
        });
        assertThat(all).as("lines of all runs").hasPositiveValue();
    }

    @Test
    @DisplayName("With FIFO delivery only, somebody sees an answer before its question: the anomaly")
    void withoutCausalDeliverySomebodyDoes() {
        AtomicLong early = new AtomicLong();
        forEachSeed("FIFO delivery shows each author's lines in order", simulation -> {
            simulation.network().links(Link.LAN.losing(0.15).duplicating(0.1));
            ChatRun chat = new ChatRun(simulation, DeliveryOrder.FIFO).converse(QUESTIONS);
            for (NodeId reader : ChatRun.MEMBERS) {
                for (NodeId author : ChatRun.MEMBERS) {
                    assertThat(lines(chat, reader).stream()
                                    .filter(line -> line.author().equals(author)))
                            .extracting(Line::number)
                            .isSorted();
                }
            }
            early.addAndGet(chat.anomalies());
        });
        assertThat(early).as("lines shown early in all runs").hasPositiveValue();
    }

    private static List<Line> lines(ChatRun chat, NodeId member) {
        return chat.screen(member).stream().map(Shown::line).toList();
    }

    private static SortedSet<String> texts(ChatRun chat, NodeId member) {
        SortedSet<String> texts = new TreeSet<>();
        lines(chat, member).forEach(line -> texts.add(line.text()));
        return texts;
    }
}
