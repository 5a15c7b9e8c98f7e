package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsyslab.common.sim.Who.node;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void a_scenario_reads_as_a_sentence() {
        scenario(7)
                .nodes(3)
                .isolate(node("n3"))
                .tell("all", 1)
                .runFor(SECOND)
                .then(sim -> assertThat(heard(sim, "n3")).isEmpty())
                .heal()
                .tell("again", 1)
                .eventually(heardBy("n3", "n1:again"))
                .partition(node("n1"))
                .tell("lost", 1)
                .runFor(SECOND)
                .heal()
                .oneWay(node("n1"), node("n2"))
                .tell("one way", 1)
                .eventually(heardBy("n3", "n1:one way"))
                .then(sim -> assertThat(heard(sim, "n2")).containsExactly("n1:all", "n1:again"));
    }

    @Test
    void who_may_be_said_by_role() {
        Who loudest = Who.which("loudest", Probe.class, probe -> probe.heard.size() > 1);
        scenario(7)
                .nodes(3)
                .tell("x", 1)
                .eventually(heardBy("n3", "n1:x"))
                .then(sim -> assertThatThrownBy(() -> loudest.in(sim)).hasMessage("there is no loudest"))
                .then(sim -> sim.node(NodeId.of("n2"), Probe.class).heard.addAll(List.of("a", "b")))
                .crash(loudest)
                .then(sim -> assertThat(sim.machine(NodeId.of("n2")).isUp()).isFalse())
                .restartAll()
                .then(sim -> assertThat(sim.machine(NodeId.of("n2")).isUp()).isTrue());
    }

    @Test
    void an_operation_that_fails_and_a_condition_that_never_comes_fail_the_scenario() {
        assertThat(scenario(7).nodes(1).runFor(SECOND).outcomeOf(node("n1"), new Probe.Ask("no")))
                .isEqualTo(new Outcome.Failed("no"));
        assertThatThrownBy(() -> scenario(7).nodes(1).runFor(SECOND).invoke(node("n1"), new Probe.Ask("no")))
                .hasMessageContaining("violated: Ask[text=no] succeeds")
                .hasMessageContaining("ScenarioTest#an_operation");
        assertThatThrownBy(() -> scenario(7).nodes(1).within(SECOND).eventually(heardBy("n1", "never")))
                .hasMessageContaining("violated: eventually n1 hears never")
                .hasMessageContaining("not within 1000 ms");
    }

    @Test
    void chaos_does_all_it_was_told_and_leaves_everything_whole() {
        SortedSet<String> seen = new TreeSet<>();
        Simulation simulation = Seeds.single(3).observe(event -> {
            if (event.kind() == Event.Kind.FAULT || event.kind() == Event.Kind.LIFE) {
                seen.add(event.text().split(" ", 2)[0]);
            }
        });
        Talk talk = new Talk(simulation).nodes(5);
        new Chaos(simulation, talk.servers())
                .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(SECOND))
                .crashes(2)
                .partitions()
                .pauses()
                .loss(0.9)
                .slowNodes(Delay.constant(SECOND))
                .slowDisks(Delay.constant(SECOND))
                .clocks(0.1, Duration.ofHours(1))
                .until(Duration.ofSeconds(60));
        simulation.run(Duration.ofSeconds(60));
        assertThat(seen)
                .contains("start", "crash", "restart", "pause", "resume", "partition", "isolate", "cut", "mend")
                .contains("slow", "fast", "loss", "clock", "time", "reconnect");
        assertThat(simulation.machines().values()).allMatch(machine -> machine.isUp() && !machine.isPaused());
        assertThat(simulation.network().links()).isEqualTo(Link.LAN);
        talk.runFor(SECOND).tell("whole", 1).runFor(SECOND);
        talk.servers().stream()
                .skip(1)
                .forEach(id -> assertThat(heard(simulation, id.name())).contains("n1:whole"));
    }

    @Test
    void chaos_never_takes_down_more_than_it_may() {
        Simulation simulation = Seeds.single(4);
        Talk talk = new Talk(simulation).nodes(5);
        simulation.check(Invariant.always(
                        "three are up", sim -> sim.nodes(Probe.class).size() >= 3)
                .sometimes("two are down", sim -> sim.nodes(Probe.class).size() == 3));
        new Chaos(simulation, talk.servers())
                .rhythm(Delay.constant(Duration.ofMillis(50)), Delay.exponential(SECOND))
                .crashes(2)
                .until(Duration.ofSeconds(30));
        talk.runFor(Duration.ofSeconds(30));
        simulation.requireWitnesses();
    }

    private static Talk scenario(long seed) {
        return new Talk(Seeds.single(seed)).runFor(Duration.ZERO);
    }

    private static Condition heardBy(String name, String text) {
        return Condition.of(name + " hears " + text, sim -> heard(sim, name).contains(text));
    }

    private static List<String> heard(Simulation simulation, String name) {
        return simulation.node(NodeId.of(name), Probe.class).heard;
    }

    /** A scenario with a verb of its own. */
    private static final class Talk extends Scenario<Talk> {
        Talk(Simulation simulation) {
            super(simulation, all -> stack -> {
                Probe probe = new Probe(stack.env(Probe.ProbeMessage.class));
                probe.onInvoke = (from, invoke) -> probe.env.answer(from, new Outcome.Failed("no"));
                stack.add(probe);
            });
        }

        /** Lets one server tell something to all others. */
        Talk tell(String text, int speaker) {
            runFor(Duration.ofMillis(1));
            Probe.step(
                    simulation(),
                    NodeId.of("n" + speaker),
                    probe -> servers().stream()
                            .filter(id -> !id.equals(probe.env.self()))
                            .forEach(id -> probe.say(id.name(), text)));
            return this;
        }
    }
}
