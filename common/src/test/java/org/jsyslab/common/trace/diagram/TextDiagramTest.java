package org.jsyslab.common.trace.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class TextDiagramTest {
    private final List<Event> events = new ArrayList<>();

    @Test
    void drawsALineForEachEventAndAColumnForEachNode() {
        happens(Kind.SEND, "n1", "n2", 120, null);
        happens(Kind.RECEIVE, "n2", "n1", 1204, null);
        happens(Kind.DROP, "n1", "n3", 1900, "loss");
        happens(Kind.LIFE, "n1", null, 2000, "crash");
        happens(Kind.TIMER_FIRE, "n2", null, 3000, null);
        happens(Kind.LIFE, "n3", null, 3500, "pause");
        happens(Kind.DROP, "n2", "n1", 4000, "crashed");
        happens(Kind.LIFE, "n1", null, 5000, "restart");

        assertThat(draw(10)).isEqualTo("""
                          ms  n1    n2    n3   \s
                       0.120  o     |     |     n1 send
                       1.204  |---->o     |     n2 recv
                       1.900  |----------x|     n1 drop
                       2.000  X     |     |     n1 life
                       3.000  :     T     |     n2 timer.fire
                       3.500  :     |     *     n3 life
                       4.000  :x----|     "     n2 drop
                       5.000  *     |     "     n1 life
                """);
    }

    @Test
    void anEarlierCrashIsSeenThoughItIsNotAmongTheLastEvents() {
        happens(Kind.LIFE, "n1", null, 1, "crash");
        happens(Kind.NOTE, "n2", null, 2, null);
        happens(Kind.DROP, "n2", "n1", 3, "crashed");
        happens(Kind.DROP, "n1", "n2", 4, "crashed");

        assertThat(draw(2)).contains(":x----|").doesNotContain("note");
    }

    @Test
    void aLossIsDrawnFromTheSenderWhicheverEndReportsIt() {
        NodeId n1 = NodeId.of("n1");
        NodeId n2 = NodeId.of("n2");
        happens(Kind.NOTE, "n2", null, 0, null);
        events.add(new Event(Kind.DROP, n1, 1, 1, 1, "n1.1-7", n2, null, null, "loss"));
        happens(Kind.NOTE, "n1", null, 2, null);
        events.add(new Event(Kind.DROP, n2, 1, 1, 3, "n1.1-7", n1, null, null, "crashed"));

        assertThat(draw(9).lines().filter(line -> line.contains("|----x|"))).hasSize(2);
    }

    @Test
    void whatConcernsNoNodeHasNoLifeline() {
        happens(Kind.NOTE, "n1", null, 1, null);
        events.add(new Event(Kind.FAULT, NodeId.of("network"), 0, 1, 2, null, null, null, null, "heal"));

        assertThat(draw(5).lines().findFirst().orElseThrow()).isEqualTo("          ms  n1    ");
        assertThat(draw(5)).endsWith("0.002  |     fault\n");
    }

    @Test
    void manyNodesAndLongWordsStayOnOneLineOfATerminal() {
        for (int i = 1; i <= 40; i++) {
            happens(Kind.NOTE, "a-rather-long-name-" + i, null, i, null);
        }
        String text = TextDiagram.of(events, 20, event -> "x".repeat(500));

        assertThat(text.lines()).hasSize(21).allMatch(line -> line.length() <= 120);
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("(and 16 more)");
    }

    private String draw(int count) {
        return TextDiagram.of(events, count, event -> event.kind().label());
    }

    private void happens(Kind kind, String node, String peer, long micros, String text) {
        NodeId other = peer == null ? null : NodeId.of(peer);
        events.add(new Event(kind, NodeId.of(node), 1, micros, micros, null, other, null, null, text));
    }
}
