package org.jsyslab.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.TraceEvent.Lane;
import org.junit.jupiter.api.Test;

class VectorClocksTest {

    @Test
    void agreeWithTheDefinitionOfHappenedBefore() {
        for (long seed = 0; seed < 300; seed++) {
            List<TraceEvent> run = RandomRun.of(seed, 2 + (int) (seed % 4), 60);
            VectorClocks clocks = new VectorClocks(run);
            boolean[][] before = closure(run);
            for (int i = 0; i < run.size(); i++) {
                for (int j = 0; j < run.size(); j++) {
                    assertThat(clocks.happenedBefore(i, j))
                            .as("seed %d: %d before %d", seed, i + 1, j + 1)
                            .isEqualTo(before[i][j]);
                    assertThat(clocks.areConcurrent(i, j)).isEqualTo(i != j && !before[i][j] && !before[j][i]);
                }
            }
        }
    }

    @Test
    void ofLamportClocksAloneWouldClaimTooMuch() {
        List<TraceEvent> run = RandomRun.of(1, 4, 60);
        VectorClocks clocks = new VectorClocks(run);
        long ordered = 0;
        for (int i = 0; i < run.size(); i++) {
            for (int j = 0; j < i; j++) {
                ordered += clocks.happenedBefore(j, i) ? 1 : 0;
            }
        }
        assertThat(ordered).isPositive().isLessThan(run.size() * (run.size() - 1) / 2);
    }

    @Test
    void aRestartedNodeIsALaneOfItsOwnThatFollowsFromItsFormerLife() {
        List<TraceEvent> run = List.of(
                event(1, "n1", 1, Kind.LIFE, null),
                event(2, "n1", 1, Kind.NOTE, null),
                event(3, "n1", 2, Kind.LIFE, null));
        VectorClocks clocks = new VectorClocks(run);

        assertThat(named(clocks.clock(2))).isEqualTo(Map.of("n1", 2, "n1.2", 1));
        assertThat(clocks.happenedBefore(1, 2)).isTrue();
    }

    @Test
    void nobodyLearnsFromALostMessage() {
        List<TraceEvent> run = List.of(
                event(1, "n1", 1, Kind.SEND, "m"),
                event(2, "n2", 1, Kind.DROP, "m"),
                event(3, "n2", 1, Kind.NOTE, null));
        VectorClocks clocks = new VectorClocks(run);

        assertThat(clocks.happenedBefore(0, 1)).isTrue();
        assertThat(clocks.happenedBefore(0, 2)).isFalse();
        assertThat(clocks.areConcurrent(1, 2)).isTrue();
    }

    @Test
    void aRunThatIsTooLargeIsRefusedInOneLine() {
        List<TraceEvent> run = new ArrayList<>(Collections.nCopies(40_000, event(1, "n1", 1, Kind.NOTE, null)));
        for (int i = 2; i < 2000; i++) {
            run.add(event(i, "n" + i, 1, Kind.NOTE, null));
        }
        assertThatThrownBy(() -> new VectorClocks(run)).hasMessageContaining("too large for vector clocks");
    }

    /** The definition: the smallest transitive relation that holds each node's order and each message. */
    private static boolean[][] closure(List<TraceEvent> run) {
        int size = run.size();
        boolean[][] before = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                TraceEvent one = run.get(i);
                TraceEvent other = run.get(j);
                boolean sameNode =
                        one.isInside() && other.isInside() && one.node().equals(other.node());
                boolean message = one.kind() == Kind.SEND && one.messageId().equals(other.messageId());
                before[i][j] = sameNode || message;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    before[i][j] |= before[i][k] && before[k][j];
                }
            }
        }
        return before;
    }

    private static Map<String, Integer> named(Map<Lane, Integer> clock) {
        return clock.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue));
    }

    private static TraceEvent event(long n, String node, int life, Kind kind, String message) {
        return new TraceEvent(
                n, n, NodeId.of(node), life, n, kind, message, null, null, null, null, null, List.of(), null);
    }
}
