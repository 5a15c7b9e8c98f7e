package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1);

    @Test
    void a_stopped_node_is_silent() {
        List<Event> events = new ArrayList<>();
        Machine chatterbox = Probe.add(simulation, "n1", probe -> {
            probe.onStart = () -> probe.env.set(new Probe.Ring("again"), Duration.ofMillis(1));
            probe.onRing = ring -> {
                probe.env.set(ring, Duration.ofMillis(1));
                probe.say("n1", "to self");
                probe.say("n2", "still here");
            };
        });
        Probe.add(simulation, "n2", probe -> probe.onSay = (from, say) -> probe.say("n1", "answer"));
        simulation.run(SECOND);
        assertThat(simulation.node(N1, Probe.class).heard).contains("n2:answer", "n1:to self");

        chatterbox.crash();
        simulation.observe(events::add);
        simulation.run(SECOND);
        assertThat(events).noneMatch(event -> event.node().equals(N1) && event.kind() != Event.Kind.DROP);
        assertThat(events)
                .filteredOn(event -> event.node().equals(N1))
                .as("what was under way to it is dropped")
                .isNotEmpty()
                .allMatch(event -> "crashed".equals(event.text()));
        List<String> heard = simulation.node(N2, Probe.class).heard;
        int before = heard.size();
        simulation.run(SECOND);
        assertThat(heard).hasSize(before);
    }

    @Test
    void a_restart_is_a_new_life_without_the_old_timers() {
        Machine machine = Probe.add(simulation, "n1", probe -> {
            probe.heard.add("life " + simulation.machine(N1).incarnation());
            if (simulation.machine(N1).incarnation() == 1) {
                probe.onStart = () -> probe.env.set(new Probe.Ring("old"), SECOND);
            }
        });
        simulation.run(Duration.ofMillis(1));
        machine.crash();
        assertThat(machine.isUp()).isFalse();
        assertThatThrownBy(() -> machine.node(Probe.class)).hasMessage("n1 is down");
        machine.restart();
        simulation.run(Duration.ofSeconds(2));
        assertThat(machine.incarnation()).isEqualTo(2);
        assertThat(machine.node(Probe.class).heard).containsExactly("life 2");
    }

    @Test
    void a_machine_cannot_crash_or_start_twice() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        simulation.run(SECOND);
        assertThatThrownBy(machine::restart).hasMessage("n1 runs already");
        machine.crash();
        assertThatThrownBy(machine::crash).hasMessage("n1 is down");
    }

    @Test
    void a_paused_node_handles_nothing_and_then_everything() {
        Machine machine = Probe.add(simulation, "n1", probe -> {
            probe.onStart = () -> probe.env.set(new Probe.Ring("due"), SECOND);
        });
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(Duration.ofMillis(1));
        machine.pause();
        Probe.step(simulation, N2, probe -> probe.say("n1", "hello"));
        simulation.run(Duration.ofSeconds(5));
        assertThat(machine.node(Probe.class).heard).isEmpty();
        machine.resume();
        simulation.run(Duration.ofMillis(1));
        assertThat(machine.node(Probe.class).heard).containsExactly("n2:hello", "ring due");
    }

    @Test
    void a_node_paused_in_a_force_sends_after_the_pause() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        machine.forceTime(Delay.constant(Duration.ofMillis(10)));
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> {
            probe.env.cell("count", new Probe.Count(0)).set(new Probe.Count(1));
            probe.say("n2", "written");
        });
        machine.pause();
        simulation.run(SECOND);
        assertThat(simulation.node(N2, Probe.class).heard).isEmpty();
        machine.resume();
        simulation.run(SECOND);
        assertThat(simulation.node(N2, Probe.class).heard).containsExactly("n1:written");
    }

    @Test
    void a_fast_clock_shows_more_time_and_rings_earlier() {
        Machine fast = Probe.add(simulation, "n1", probe -> {});
        simulation.run(SECOND);
        fast.drift(2);
        Duration before = now(N1);
        Probe.step(simulation, N1, probe -> probe.env.set(new Probe.Ring("after ten"), Duration.ofSeconds(10)));
        simulation.run(Duration.ofSeconds(5).minusNanos(1));
        assertThat(simulation.node(N1, Probe.class).heard).isEmpty();
        simulation.run(Duration.ofNanos(1));
        assertThat(simulation.node(N1, Probe.class).heard).containsExactly("ring after ten");
        assertThat(now(N1).minus(before)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void clocks_of_different_lives_and_nodes_have_nothing_in_common() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        Probe.add(simulation, "n2", probe -> {});
        simulation.run(SECOND);
        Duration first = now(N1);
        assertThat(now(N2)).isNotEqualTo(first);
        machine.crash();
        machine.restart();
        assertThat(now(N1)).isNotEqualTo(first);
    }

    @Test
    void the_time_of_day_may_step_back() {
        Machine machine = Probe.add(simulation, "n1", probe -> {});
        simulation.run(SECOND);
        Instant before = machine.node(Probe.class).env.wallClock();
        machine.skew(Duration.ofHours(-1));
        simulation.run(SECOND);
        assertThat(machine.node(Probe.class).env.wallClock())
                .isEqualTo(before.plus(SECOND).minus(Duration.ofHours(1)));
    }

    @Test
    void a_timer_set_again_replaces_the_pending_one_and_a_cancelled_one_never_fires() {
        Machine machine = Probe.add(
                simulation,
                "n1",
                probe -> probe.onStart = () -> {
                    probe.env.set(new Probe.Ring("later"), Duration.ofMillis(10));
                    probe.env.set(new Probe.Ring("later"), Duration.ofMillis(30));
                    probe.env.set(new Probe.Ring("sooner"), Duration.ofMillis(30));
                    probe.env.set(new Probe.Ring("sooner"), Duration.ofMillis(10));
                    probe.env.set(new Probe.Ring("never"), Duration.ofMillis(10));
                    probe.env.cancel(new Probe.Ring("never"));
                    probe.env.set(new Probe.Ring("after all"), Duration.ofMillis(10));
                    probe.env.cancel(new Probe.Ring("after all"));
                    probe.env.set(new Probe.Ring("after all"), Duration.ofMillis(20));
                });
        simulation.run(Duration.ofMillis(15));
        assertThat(machine.node(Probe.class).heard).containsExactly("ring sooner");
        simulation.run(SECOND);
        assertThat(machine.node(Probe.class).heard).containsExactly("ring sooner", "ring after all", "ring later");
    }

    @Test
    void a_timer_cancelled_while_it_waits_behind_others_does_not_fire() {
        Machine machine = Probe.add(simulation, "n1", probe -> {
            probe.onStart = () -> {
                probe.env.set(new Probe.Ring("first"), Duration.ofMillis(10));
                probe.env.set(new Probe.Ring("second"), Duration.ofMillis(11));
                probe.env.set(new Probe.Ring("third"), Duration.ofMillis(12));
            };
            probe.onRing = ring -> {
                probe.env.cancel(new Probe.Ring("second"));
                if (ring.name().equals("first")) {
                    probe.env.set(new Probe.Ring("third"), SECOND);
                }
            };
        });
        simulation.run(Duration.ofMillis(1));
        machine.pause();
        simulation.run(Duration.ofMillis(50));
        machine.resume();
        simulation.run(Duration.ofMillis(50));
        assertThat(machine.node(Probe.class).heard).containsExactly("ring first");
        simulation.run(SECOND);
        assertThat(machine.node(Probe.class).heard).containsExactly("ring first", "ring third");
    }

    private Duration now(NodeId node) {
        return simulation.node(node, Probe.class).env.now();
    }
}
