package org.jsyslab.clientserver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clocks as values, and the queue, one clause at a time. */
@Part("C Time and order")
class ClocksTest {
    private static final NodeId A = NodeId.of("a");
    private static final NodeId B = NodeId.of("b");
    private static final NodeId C = NodeId.of("c");

    private static VectorClock vector(Map<NodeId, Long> counts) {
        return new VectorClock(new TreeMap<>(counts));
    }

    private static Line line(NodeId author, Map<NodeId, Long> order) {
        return new Line(author, LamportClock.ZERO, vector(order), author + " " + order);
    }

    @Test
    @Points(4)
    @DisplayName("A vector clock ticks, merges by the larger counts, and tells before, after and concurrent")
    void vectorClocks() {
        VectorClock a2 = VectorClock.ZERO.tick(A).tick(A);
        VectorClock b1 = VectorClock.ZERO.tick(B);
        assertThat(a2).isEqualTo(vector(Map.of(A, 2L)));
        assertThat(a2.merge(b1)).isEqualTo(b1.merge(a2)).isEqualTo(vector(Map.of(A, 2L, B, 1L)));
        assertThat(a2.concurrent(b1)).isTrue();
        assertThat(a2.happenedBefore(a2.merge(b1))).isTrue();
        assertThat(a2.merge(b1).happenedBefore(a2)).isFalse();
        assertThat(a2.happenedBefore(a2)).as("before itself").isFalse();
        assertThat(a2.concurrent(a2)).as("concurrent to itself").isFalse();
        assertThat(VectorClock.ZERO.happenedBefore(b1)).isTrue();
        assertThat(a2).hasToString("[a 2]");
    }

    @Test
    @Points(2)
    @DisplayName("A Lamport clock ticks by one, and merges to the larger")
    void lamportClocks() {
        LamportClock three = new LamportClock(3);
        assertThat(three.tick()).isEqualTo(new LamportClock(4));
        assertThat(three.merge(LamportClock.ZERO)).isEqualTo(three);
        assertThat(LamportClock.ZERO.merge(three)).isEqualTo(three);
        assertThat(three).isGreaterThan(LamportClock.ZERO);
    }

    @Test
    @DisplayName("Clocks are values: what they are made of cannot change them, and zero counts are left out")
    void clocksAreValues() {
        TreeMap<NodeId, Long> counts = new TreeMap<>(Map.of(A, 1L));
        VectorClock clock = new VectorClock(counts);
        counts.put(B, 7L);
        assertThat(clock).isEqualTo(VectorClock.ZERO.tick(A));
        assertThatThrownBy(() -> clock.counts().put(B, 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> vector(Map.of(A, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LamportClock(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Say("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Points(4)
    @DisplayName("A line is held back until the line before it and the lines its author had seen are delivered")
    void linesAreHeldBack() {
        HoldBackQueue queue = new HoldBackQueue(DeliveryOrder.CAUSAL);
        Line question = line(A, Map.of(A, 1L));
        Line answer = line(B, Map.of(A, 1L, B, 1L));
        Line thanks = line(A, Map.of(A, 2L, B, 1L));
        Line greeting = line(C, Map.of(C, 1L));
        List.of(thanks, answer, greeting, answer).forEach(queue::add);

        assertThat(queue.next()).as("it follows from nothing").contains(greeting);
        assertThat(queue.next()).as("what remains waits for the question").isEmpty();
        queue.add(question);
        assertThat(queue.next()).contains(question);
        assertThat(queue.next()).contains(answer);
        assertThat(queue.next()).contains(thanks);
        queue.add(answer);
        assertThat(queue.next()).as("a line that came again").isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    @Points(2)
    @DisplayName("Lines under way are bounded, and forgotten when everybody has replied")
    void outstandingLinesAreBounded() {
        Outstanding outstanding = new Outstanding();
        VectorClock order = VectorClock.ZERO;
        for (int i = 0; i < Outstanding.MOST; i++) {
            assertThat(outstanding.isFull()).isFalse();
            order = order.tick(A);
            outstanding.add(new Line(A, LamportClock.ZERO, order, "x"), List.of(B, C));
        }
        assertThat(outstanding.isFull()).isTrue();
        outstanding.deliveredAt(B, 1);
        assertThat(outstanding.silent(1)).containsExactly(C);
        outstanding.deliveredAt(C, 1);
        outstanding.deliveredAt(C, 1);
        assertThat(outstanding.silent(1)).isEmpty();
        assertThat(outstanding.isFull()).isFalse();
    }
}
