package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private static final NodeId C1 = NodeId.of("c1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1);
    private final Machine client = Probe.add(simulation, "c1", InvocationTest::answerAfterASecond);

    @Test
    void an_operation_ends_with_the_clients_outcome_at_its_time() {
        simulation.run(SECOND);
        Invocation invocation = simulation.invoke(C1, new Probe.Ask("why"));
        simulation.run(Duration.ofMillis(999));
        assertThat(invocation.outcome()).isEmpty();
        assertThat(invocation.recorded().returned()).isNull();
        simulation.run(SECOND);
        assertThat(invocation.outcome()).contains(new Outcome.Ok(new Probe.Told("re: why")));
        assertThat(invocation.recorded())
                .isEqualTo(new Recorded(
                        C1,
                        new Probe.Ask("why"),
                        new Outcome.Ok(new Probe.Told("re: why")),
                        SECOND,
                        Duration.ofSeconds(2)));
    }

    @Test
    void a_crash_of_the_client_leaves_the_outcome_unknown() {
        simulation.run(SECOND);
        Invocation invocation = simulation.invoke(C1, new Probe.Ask("why"));
        client.crash();
        assertThat(invocation.outcome()).contains(new Outcome.Unknown("c1 crashed"));
        assertThat(simulation.invoke(C1, new Probe.Ask("again")).outcome()).contains(new Outcome.Failed("c1 is down"));
    }

    @Test
    void a_workload_asks_one_thing_at_a_time_and_keeps_the_history() {
        Workload workload = simulation.workload(C1, asks("a", "b", "c"), Delay.constant(SECOND));
        simulation.runUntil(sim -> workload.isDone(), Duration.ofMinutes(1));
        List<Recorded> history = workload.history();
        assertThat(history).extracting(Recorded::operation).containsExactly(ask("a"), ask("b"), ask("c"));
        assertThat(history).extracting(Recorded::called).containsExactly(seconds(1), seconds(3), seconds(5));
        assertThat(history).extracting(Recorded::returned).containsExactly(seconds(2), seconds(4), seconds(6));
    }

    @Test
    void a_workload_goes_on_after_a_crash_of_its_client() {
        Workload workload = simulation.workload(C1, asks("a", "b"), Delay.NONE);
        simulation.run(Duration.ofMillis(500));
        client.crash();
        simulation.run(SECOND);
        client.restart();
        simulation.runUntil(sim -> workload.isDone(), Duration.ofMinutes(1));
        assertThat(workload.history())
                .extracting(entry -> entry.outcome().getClass().getSimpleName())
                .containsExactly("Unknown", "Ok");
    }

    @Test
    void a_client_that_answers_twice_fails_the_run() {
        Probe.add(
                simulation,
                "c2",
                probe -> probe.onInvoke = (from, invoke) -> {
                    probe.env.answer(from, new Outcome.Failed("no"));
                    probe.env.answer(from, new Outcome.Failed("no, no"));
                });
        simulation.run(SECOND);
        assertThatThrownBy(() -> {
                    simulation.invoke(NodeId.of("c2"), ask("x"));
                    simulation.run(SECOND);
                })
                .hasMessageContaining("each client answers each request once");
    }

    private static void answerAfterASecond(Probe probe) {
        Waiting waiting = new Waiting();
        probe.onInvoke = (from, invoke) -> {
            waiting.asker = Optional.of(from);
            waiting.text = ((Probe.Ask) invoke.operation()).text();
            probe.env.set(new Probe.Ring("answer"), SECOND);
        };
        probe.onRing = ring ->
                probe.env.answer(waiting.asker.orElseThrow(), new Outcome.Ok(new Probe.Told("re: " + waiting.text)));
    }

    private static Iterator<Operation> asks(String... texts) {
        return Stream.of(texts).map(InvocationTest::ask).iterator();
    }

    private static Operation ask(String text) {
        return new Probe.Ask(text);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    private static final class Waiting {
        Optional<NodeId> asker = Optional.empty();
        String text;
    }
}
