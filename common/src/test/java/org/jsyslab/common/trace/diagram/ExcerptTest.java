package org.jsyslab.common.trace.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.TraceEvent;
import org.jsyslab.common.trace.TraceJson;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final long PLENTY = 1_000_000_000;
    private final List<TraceEvent> events = new ArrayList<>();

    @Test
    void aRunWithinTheLimitsIsKeptWhole() {
        notes(100);

        assertThat(excerpt(100, PLENTY))
                .isEqualTo(new Excerpt(events.stream().map(e -> (int) e.n() - 1).toList(), 0, 0));
    }

    @Test
    void theWindowRoundTheFirstViolationIsKept() {
        notes(500);
        add(Kind.CHECK, "n1", "violated", null);
        notes(499);
        Excerpt excerpt = excerpt(100, PLENTY);

        assertThat(excerpt.indexes()).hasSize(100).contains(500, 430, 520);
        assertThat(excerpt.before() + excerpt.after()).isEqualTo(900);
        assertThat(excerpt.indexes().get(0)).isEqualTo(excerpt.before());
    }

    @Test
    void withoutAViolationTheEndIsKept() {
        notes(300);
        add(Kind.CHECK, "n1", "ok", null);
        notes(699);

        assertThat(excerpt(100, PLENTY).indexes()).hasSize(100).startsWith(900).endsWith(999);
    }

    @Test
    void theBytesStayWithinTheirLimit() {
        notes(1000);
        Excerpt excerpt = excerpt(1000, 20_000);

        long bytes =
                excerpt.indexes().stream().mapToLong(i -> size(lines().get(i))).sum();
        assertThat(bytes).isBetween(19_000L, 20_000L);
        assertThat(excerpt.before()).isEqualTo(1000 - excerpt.indexes().size());
    }

    @Test
    void whatStillHoldsFromBeforeTheWindowIsKept() {
        add(Kind.FAULT, "network", "partition [[n1], [n2]]", null);
        add(Kind.FAULT, "network", "heal", null);
        add(Kind.FAULT, "network", "partition [[n2], [n3]]", null);
        add(Kind.LIFE, "n1", "start", null);
        add(Kind.LIFE, "n1", "crash", null);
        add(Kind.STATE, "n2", null, JsonNodeFactory.instance.objectNode().put("role", "candidate"));
        add(Kind.STATE, "n2", null, JsonNodeFactory.instance.objectNode().put("role", "leader"));
        notes(1000);
        Excerpt excerpt = excerpt(100, PLENTY);

        assertThat(excerpt.indexes())
                .hasSizeBetween(95, 100)
                .startsWith(2, 4, 6)
                .endsWith(1006)
                .doesNotContain(0, 1, 3, 5);
        assertThat(excerpt.before()).isEqualTo(1007 - excerpt.indexes().size());
    }

    private Excerpt excerpt(int mostEvents, long mostBytes) {
        return Excerpt.of(events, lines(), mostEvents, mostBytes);
    }

    private List<JsonNode> lines() {
        return events.stream().<JsonNode>map(TraceJson::of).toList();
    }

    private static int size(JsonNode line) {
        return line.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private void notes(int count) {
        for (int i = 0; i < count; i++) {
            add(Kind.NOTE, "n1", "note", null);
        }
    }

    private void add(Kind kind, String node, String text, JsonNode details) {
        long n = events.size() + 1L;
        events.add(new TraceEvent(
                n, n, NodeId.of(node), 1, n, kind, null, null, null, null, text, null, List.of(), details));
    }
}
