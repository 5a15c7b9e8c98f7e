package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Event> events = new ArrayList<>();
    private final Simulation simulation = new Simulation(1).observe(events::add);

    @Test
    void every_message_has_a_name_and_arrives_later_on_the_lamport_clock_than_it_was_sent() {
        simulation.network().links(Link.LAN.losing(0.2).duplicating(0.2));
        Store.build(simulation, Store.Discipline.WRITE_THEN_ANSWER);
        simulation.run(SECOND);
        SortedMap<String, Event> sent = new TreeMap<>();
        events.stream()
                .filter(event -> event.kind() == Kind.SEND)
                .forEach(event -> assertThat(sent.put(event.messageId(), event)).isNull());
        assertThat(of(Kind.RECEIVE)).hasSizeGreaterThan(100).allSatisfy(event -> {
            assertThat(event.clock()).isGreaterThan(sent.get(event.messageId()).clock());
            assertThat(event.peer()).isEqualTo(sent.get(event.messageId()).node());
        });
        assertThat(of(Kind.DROP))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.text()).isEqualTo("loss"));
        assertThat(of(Kind.DUPLICATE)).isNotEmpty();
        for (NodeId node : simulation.machines().keySet()) {
            List<Long> clocks = events.stream()
                    .filter(event -> event.node().equals(node))
                    .map(Event::clock)
                    .toList();
            assertThat(clocks).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void the_operation_is_carried_from_a_request_to_what_answers_it() {
        simulation.add(N1, stack -> stack.add(new Relay(stack.env(RelayMessage.class), true)));
        simulation.add(N2, stack -> stack.add(new Relay(stack.env(RelayMessage.class), false)));
        simulation.run(SECOND);
        assertThat(events)
                .filteredOn(event -> event.subject() instanceof Second)
                .hasSize(2)
                .allMatch(event -> new OpId("c", 1).equals(event.op()));
    }

    @Test
    void state_is_reported_when_it_changes_and_anew_in_each_life() {
        Machine machine = Probe.add(
                simulation,
                "n1",
                probe -> probe.onStart = () -> {
                    probe.env.observe("role", "follower");
                    probe.env.observe("role", "follower");
                    probe.env.observe("role", "leader");
                });
        simulation.run(SECOND);
        machine.crash();
        machine.restart();
        simulation.run(SECOND);
        assertThat(of(Kind.STATE))
                .extracting(event -> ((Event.State) event.subject()).value())
                .containsExactly("follower", "leader", "follower", "leader");
    }

    @Test
    void what_never_left_because_of_a_crash_was_never_sent() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        simulation.run(SECOND);
        machine.crashAtNextForce();
        Probe.step(simulation, N1, probe -> {
            probe.env.journal("log", String.class).append("x");
            probe.say("n2", "too late");
        });
        simulation.run(SECOND);
        assertThat(of(Kind.SEND)).isEmpty();
        assertThat(of(Kind.LOG)).hasSize(1);
        assertThat(of(Kind.LIFE)).extracting(Event::text).containsExactly("start", "crash");
    }

    @Test
    void a_message_to_nobody_is_dropped_as_unreachable() {
        Probe.add(simulation, "n1", probe -> probe.onStart = () -> probe.say("n9", "anyone?"));
        simulation.run(SECOND);
        assertThat(of(Kind.DROP)).extracting(Event::text).containsExactly("unreachable");
    }

    private List<Event> of(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    sealed interface RelayMessage extends Message {}

    record First(OpId op) implements RelayMessage {}

    record Second() implements RelayMessage {}

    private static final class Relay implements Node<RelayMessage> {
        private final Env<RelayMessage> env;
        private final boolean begins;

        Relay(Env<RelayMessage> env, boolean begins) {
            this.env = env;
            this.begins = begins;
        }

        @Override
        public Handlers<RelayMessage> handlers() {
            return new Handlers<RelayMessage>()
                    .start(this::begin)
                    .message(First.class, (from, first) -> env.send(from, new Second()))
                    .message(Second.class, (from, second) -> {})
                    .covering(RelayMessage.class);
        }

        private void begin() {
            if (begins) {
                env.send(N2, new First(new OpId("c", 1)));
            }
        }
    }
}
