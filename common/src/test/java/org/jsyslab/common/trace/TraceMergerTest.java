package org.jsyslab.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class TraceMergerTest {

    @Test
    void theMergedOrderRespectsCausalityHoweverFarTheClocksAreApart() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<TraceEvent> run = RandomRun.of(seed, 4, 120);
            List<Trace> files = RandomRun.files(run, random);
            Collections.shuffle(files, random);

            List<TraceEvent> merged = TraceMerger.merge(files).events();

            assertThat(merged).hasSameSizeAs(run);
            assertThat(violations(merged)).as("seed %d", seed).isEmpty();
            for (Trace file : files) {
                assertThat(merged.stream()
                                .filter(e ->
                                        e.lane().equals(file.events().get(0).lane())))
                        .extracting(TraceEvent::clock)
                        .isEqualTo(file.events().stream().map(TraceEvent::clock).toList());
            }
        }
    }

    @Test
    void sortingByTheProcessesClocksWouldNotDo() {
        List<Trace> files = RandomRun.files(RandomRun.of(3, 4, 120), new Random(3));
        List<TraceEvent> sorted = new ArrayList<>();
        files.forEach(file -> sorted.addAll(file.events()));
        sorted.sort((a, b) -> Long.compare(a.micros(), b.micros()));

        assertThat(violations(sorted)).isNotEmpty();
    }

    @Test
    void positionsCountFromOneAndNoMessageTravelsBackInTime() throws Exception {
        List<TraceEvent> merged = TraceMerger.merge(List.of(
                        file(event(5_000_000, "n1", 1, Kind.SEND, "a"), event(5_000_900, "n1", 1, Kind.RECEIVE, "b")),
                        file(event(70, "n2", 1, Kind.RECEIVE, "a"), event(70, "n2", 1, Kind.SEND, "b"))))
                .events();

        assertThat(merged).extracting(TraceEvent::n).containsExactly(1L, 2L, 3L, 4L);
        assertThat(merged).extracting(TraceEvent::messageId).containsExactly("a", "a", "b", "b");
        // half of the round trip of 900 µs each way
        assertThat(merged.get(1).micros() - merged.get(0).micros()).isEqualTo(450);
    }

    @Test
    void concurrentEventsAreOrderedByTimeThenByNode() throws Exception {
        List<TraceEvent> merged = TraceMerger.merge(List.of(
                        file(event(20, "n2", 1, Kind.NOTE, null), event(30, "n2", 1, Kind.NOTE, null)),
                        file(event(10, "n10", 1, Kind.NOTE, null), event(20, "n10", 1, Kind.NOTE, null)),
                        file(event(20, "n1", 1, Kind.NOTE, null))))
                .events();

        assertThat(merged)
                .extracting(e -> e.node() + "@" + e.micros())
                .containsExactly("n10@10", "n1@20", "n2@20", "n10@20", "n2@30");
    }

    @Test
    void aRestartedNodeIsANewLaneAfterItsFormerLife() throws Exception {
        List<TraceEvent> merged = TraceMerger.merge(List.of(
                        file(event(0, "n1", 2, Kind.LIFE, null)),
                        file(event(0, "n1", 1, Kind.LIFE, null), event(9_000, "n1", 1, Kind.SEND, "lost"))))
                .events();

        assertThat(merged)
                .extracting(e -> e.lane() + " " + e.kind().label())
                .containsExactly("n1 life", "n1 send", "n1.2 life");
        assertThat(merged.get(2).micros()).isGreaterThanOrEqualTo(merged.get(1).micros());
    }

    @Test
    void aReceiptWhoseSendIsInNoFileIsKept() throws Exception {
        assertThat(TraceMerger.merge(List.of(file(event(1, "n1", 1, Kind.RECEIVE, "unknown"))))
                        .events())
                .hasSize(1);
    }

    @Test
    void theSimulatorsOrderIsKept() throws Exception {
        List<TraceEvent> numbered = RandomRun.of(1, 3, 50);

        assertThat(TraceMerger.merge(List.of(new Trace(RandomRun.header(), numbered)))
                        .events())
                .isEqualTo(numbered);
    }

    @Test
    void theHeaderNamesAllParticipants() throws Exception {
        Trace merged = TraceMerger.merge(List.of(
                new Trace(RandomRun.header("n10", "n2"), List.of()),
                new Trace(RandomRun.header("n2", "n1"), List.of())));

        assertThat(merged.header().nodes()).extracting(node -> node.id().name()).containsExactly("n1", "n2", "n10");
    }

    @Test
    void filesOfDifferentRunsAreRefused() {
        assertThatThrownBy(() -> TraceMerger.merge(List.of(
                        file(event(1, "n1", 1, Kind.SEND, "n1.1-1")), file(event(1, "n1", 1, Kind.SEND, "n1.1-1")))))
                .isInstanceOf(MalformedTraceException.class)
                .hasMessage("message n1.1-1 is sent twice: these traces are of different runs");
        assertThatThrownBy(() -> TraceMerger.merge(List.of(
                        file(event(1, "n1", 1, Kind.RECEIVE, "b"), event(2, "n1", 1, Kind.SEND, "a")),
                        file(event(1, "n2", 1, Kind.RECEIVE, "a"), event(2, "n2", 1, Kind.SEND, "b")))))
                .isInstanceOf(MalformedTraceException.class)
                .hasMessageContaining("contradict each other");
    }

    /** Events that stand before one of their causes. */
    private static List<String> violations(List<TraceEvent> order) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                TraceEvent early = order.get(i);
                TraceEvent late = order.get(j);
                boolean receivedFirst =
                        late.kind() == Kind.SEND && late.messageId().equals(early.messageId());
                boolean sameNode =
                        late.isInside() && early.isInside() && late.node().equals(early.node());
                if (receivedFirst || (sameNode && late.clock() < early.clock())) {
                    wrong.add(late + " stands after " + early);
                }
            }
        }
        return wrong;
    }

    private static Trace file(TraceEvent... events) {
        return new Trace(RandomRun.header(), List.of(events));
    }

    private static TraceEvent event(long micros, String node, int life, Kind kind, String message) {
        return new TraceEvent(
                0, micros, NodeId.of(node), life, 1, kind, message, null, null, null, null, null, List.of(), null);
    }
}
