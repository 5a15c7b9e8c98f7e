package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class StepLoopTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FORCE = Duration.ofMillis(100);

    private final Simulation simulation = new Simulation(1).forceTime(Delay.constant(FORCE));

    @Test
    void a_send_waits_for_the_force_and_a_send_ahead_does_not() {
        Machine writer = Probe.add(simulation, "n1", probe -> {});
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> {
            write(probe);
            probe.say("n2", "behind");
            probe.env.sendAhead(N2, new Probe.Say("ahead"));
        });
        simulation.run(FORCE.minusMillis(1));
        assertThat(heardBy(N2)).containsExactly("n1:ahead");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).containsExactly("n1:ahead", "n1:behind");
        assertThat(writer.forces()).isEqualTo(1);
    }

    @Test
    void without_a_write_nothing_waits() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> probe.say("n2", "at once"));
        simulation.run(Duration.ofMillis(3));
        assertThat(heardBy(N2)).containsExactly("n1:at once");
        assertThat(machine.forces()).isZero();
    }

    @Test
    void a_crash_in_the_force_loses_what_was_held_back_but_not_what_went_ahead() {
        Machine writer = Probe.add(simulation, "n1", probe -> {});
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        writer.crashAtNextForce();
        Probe.step(simulation, N1, probe -> {
            write(probe);
            probe.say("n2", "behind");
            probe.env.sendAhead(N2, new Probe.Say("ahead"));
        });
        simulation.run(SECOND);
        assertThat(writer.isUp()).isFalse();
        assertThat(heardBy(N2)).containsExactly("n1:ahead");
    }

    @Test
    void events_that_come_during_a_force_make_one_batch_with_one_force_and_one_end() {
        List<Integer> endsOfBatch = new ArrayList<>();
        Machine writer = Probe.add(simulation, "n1", probe -> {
            probe.onSay = (from, say) -> write(probe);
            probe.atEndOfBatch = () -> endsOfBatch.add(probe.heard.size());
        });
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        endsOfBatch.clear();
        Probe.step(simulation, N2, probe -> probe.say("n1", "first"));
        simulation.run(Duration.ofMillis(5));
        Probe.step(simulation, N2, probe -> List.of("a", "b", "c").forEach(text -> probe.say("n1", text)));
        simulation.run(SECOND);
        assertThat(endsOfBatch).containsExactly(1, 4);
        assertThat(writer.forces()).isEqualTo(2);
    }

    @Test
    void a_batch_takes_1024_events_at_most() {
        List<Integer> endsOfBatch = new ArrayList<>();
        Machine machine =
                Probe.add(simulation, "n1", probe -> probe.atEndOfBatch = () -> endsOfBatch.add(probe.heard.size()));
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        endsOfBatch.clear();
        machine.pause();
        sayFromN2(1500);
        machine.resume();
        simulation.run(SECOND);
        assertThat(endsOfBatch).containsExactly(1024, 1500);
    }

    @Test
    void what_the_end_of_a_batch_writes_and_sends_is_covered_by_its_force() {
        Machine machine = Probe.add(simulation, "n1", probe -> {
            probe.onSay = (from, say) -> probe.atEndOfBatch = () -> {
                write(probe);
                probe.say("n2", "from the end");
                probe.atEndOfBatch = () -> {};
            };
        });
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        sayFromN2(1);
        simulation.run(SECOND);
        assertThat(heardBy(N2)).containsExactly("n1:from the end");
        assertThat(machine.forces()).isEqualTo(1);
    }

    @Test
    void a_message_to_oneself_comes_after_the_force_in_a_later_batch_also_if_sent_ahead() {
        List<String> order = new ArrayList<>();
        Machine machine = Probe.add(simulation, "n1", probe -> {
            probe.onSay = (from, say) ->
                    order.add(say.text() + " after " + simulation.machine(N1).forces());
            probe.atEndOfBatch = () -> order.add("end");
        });
        simulation.run(SECOND);
        order.clear();
        Probe.step(simulation, N1, probe -> {
            write(probe);
            probe.say("n1", "one");
            probe.env.sendAhead(N1, new Probe.Say("two"));
            probe.say("n1", "three");
        });
        simulation.run(SECOND);
        assertThat(order).containsExactly("end", "one after 1", "two after 1", "three after 1", "end");
        assertThat(machine.forces()).isEqualTo(1);
    }

    @Test
    void a_crash_keeps_a_prefix_of_the_unforced_steps_whole() {
        SortedSet<Long> survivors = new TreeSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            Simulation run = new Simulation(seed).forceTime(Delay.constant(FORCE));
            Machine machine = Probe.add(run, "n1", probe -> {
                probe.onSay = (from, say) -> {
                    journal(probe).append(say.text() + "/1");
                    journal(probe).append(say.text() + "/2");
                };
            });
            Probe.add(run, "n2", probe -> {});
            run.run(SECOND);
            machine.pause();
            Probe.step(run, N2, probe -> List.of("a", "b", "c").forEach(text -> probe.say("n1", text)));
            run.run(SECOND);
            machine.crashAtNextForce();
            machine.resume();
            run.run(SECOND);
            machine.restart();
            Journal<String> kept = journal(machine.node(Probe.class));
            assertThat(kept.lastIndex()).as("whole steps").isIn(0L, 2L, 4L, 6L);
            survivors.add(kept.lastIndex());
        }
        assertThat(survivors).containsExactly(0L, 2L, 4L, 6L);
    }

    @Test
    void what_was_forced_survives_every_crash() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        simulation.run(SECOND);
        for (int i = 1; i <= 20; i++) {
            Probe.step(simulation, N1, StepLoopTest::write);
            simulation.run(SECOND);
            machine.crash();
            machine.restart();
            simulation.run(SECOND);
            assertThat(count(machine.node(Probe.class))).isEqualTo(i);
        }
    }

    @Test
    void too_many_waiting_messages_are_dropped_and_counted_as_such() {
        List<Event> drops = new ArrayList<>();
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        Probe.add(simulation, "n2", probe -> {});
        simulation.observe(event -> {
            if (event.kind() == Event.Kind.DROP) {
                drops.add(event);
            }
        });
        simulation.run(SECOND);
        machine.pause();
        sayFromN2(StepLoop.MOST_WAITING + 7);
        machine.resume();
        simulation.run(SECOND);
        assertThat(heardBy(N1)).hasSize(StepLoop.MOST_WAITING);
        assertThat(drops).hasSize(7).allMatch(event -> "paused".equals(event.text()));
    }

    @Test
    void a_handler_that_throws_fails_the_run() {
        Probe.add(
                simulation,
                "n1",
                probe -> probe.onStart = () -> {
                    throw new IllegalStateException("boom");
                });
        assertThatThrownBy(() -> simulation.run(SECOND))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("n1 handles every event without an error")
                .hasMessageContaining("boom");
    }

    @Test
    void a_local_message_cannot_travel() {
        Probe.add(simulation, "n1", probe -> probe.onStart = () -> probe.env.send(N2, new Probe.Worked("forged")));
        Probe.add(simulation, "n2", probe -> {});
        assertThatThrownBy(() -> simulation.run(SECOND)).hasMessageContaining("is local to n1");
    }

    private void sayFromN2(int count) {
        Probe.step(simulation, N2, probe -> {
            for (int i = 0; i < count; i++) {
                probe.say("n1", "m" + i);
            }
        });
        simulation.run(SECOND);
    }

    private static void write(Probe probe) {
        probe.env.cell("count", new Probe.Count(0)).set(new Probe.Count(count(probe) + 1));
    }

    private static long count(Probe probe) {
        return probe.env.cell("count", new Probe.Count(0)).get().value();
    }

    private static Journal<String> journal(Probe probe) {
        return probe.env.journal("log", String.class);
    }

    private List<String> heardBy(NodeId node) {
        return simulation.node(node, Probe.class).heard;
    }
}
