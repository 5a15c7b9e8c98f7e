package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Store.Discipline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeedsTest {
    private static final String SURVIVES = "what was acknowledged survives crashes";

    @Test
    void a_server_that_writes_before_it_answers_passes_all_seeds() {
        forEachSeed(SURVIVES, simulation -> crashing(simulation, Discipline.WRITE_THEN_ANSWER));
    }

    @ParameterizedTest
    @EnumSource(
            value = Discipline.class,
            names = {"ANSWER_AHEAD_OF_THE_WRITE", "ANSWER_AND_WRITE_LATER"})
    void a_server_that_answers_too_early_is_caught(Discipline mutant) {
        assertThatThrownBy(() -> forEachSeed(SURVIVES, simulation -> crashing(simulation, mutant)))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("violated: what was acknowledged is stored");
    }

    @Test
    void seeds_try_all_kinds_of_networks() {
        TreeSet<String> kinds = new TreeSet<>();
        for (long seed = 1; seed <= 100; seed++) {
            Link link = Link.drawn(new Simulation(seed).random("links"));
            kinds.add((link.loss() > 0 ? "lossy" : "safe") + (link.delay() == Link.LAN.delay() ? "" : " slow"));
            kinds.add(link.duplication() > 0 ? "doubling" : "single");
        }
        assertThat(kinds).containsExactly("doubling", "lossy", "lossy slow", "safe", "safe slow", "single");
    }

    @Test
    void the_report_fits_on_a_screen_and_says_what_happened_and_how_to_repeat_it() {
        Throwable failure = catchThrowable(
                () -> forEachSeed(SURVIVES, simulation -> crashing(simulation, Discipline.ANSWER_AHEAD_OF_THE_WRITE)));
        Violation violation = (Violation) failure;
        List<String> lines = failure.getMessage().lines().toList();
        assertThat(lines).hasSizeLessThan(40);
        assertThat(lines).allMatch(line -> line.length() <= 120 || line.matches("  (diagram|replay): .*"));
        assertThat(failure.getMessage())
                .contains("seed " + violation.seed() + ", at ", "after event " + violation.event())
                .contains(
                        "n1 life crash", "lost 1 of 1 unforced steps", "state of c1: acknowledged=", "n1 drop c1 Put[")
                .contains("'-Dtest=SeedsTest#the_report_fits_on_a_screen_and_says_what_happened_and_how_to_repeat_it'")
                .contains("-Dseed=" + violation.seed());
    }

    @Test
    void a_failure_leaves_a_diagram_that_holds_the_violation_and_names_it() throws IOException {
        Throwable failure = catchThrowable(
                () -> forEachSeed(SURVIVES, simulation -> crashing(simulation, Discipline.ANSWER_AHEAD_OF_THE_WRITE)));
        Path diagram = failure.getMessage()
                .lines()
                .filter(line -> line.startsWith("  diagram: "))
                .map(line -> Path.of(line.substring("  diagram: ".length())))
                .findFirst()
                .orElseThrow();

        assertThat(diagram.getParent()).endsWithRaw(Path.of("target", "diagrams"));
        assertThat(diagram).content().contains("\"k\":\"check\",\"txt\":\"what was acknowledged is stored\"");
    }

    @Test
    void a_failing_assertion_of_the_body_is_reported_with_the_property() {
        assertThatThrownBy(() -> forEachSeed("one is two", simulation -> {
                    simulation.run(Duration.ofMillis(5));
                    assertThat(1).isEqualTo(2);
                }))
                .hasMessageContaining("violated: one is two")
                .hasMessageContaining("expected: 2")
                .hasMessageContaining("at 5.000 ms");
    }

    @Test
    void a_body_that_is_not_deterministic_is_told_so() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> forEachSeed("the same each time", simulation -> {
                    if (runs.incrementAndGet() == 5) {
                        throw new IllegalStateException("only once");
                    }
                }))
                .hasMessageContaining("not deterministic")
                .hasMessageContaining("only once");
    }

    @Test
    void seeds_in_which_nothing_happens_show_nothing() {
        assertThatThrownBy(
                        () -> forEachSeed("idle", simulation -> Store.build(simulation, Discipline.WRITE_THEN_ANSWER)))
                .hasMessageContaining("ten values are stored")
                .hasMessageContaining("never happened");
    }

    @Test
    void a_single_run_in_which_nothing_happens_shows_nothing() {
        Simulation simulation = Seeds.single(1);
        Store.build(simulation, Discipline.WRITE_THEN_ANSWER);
        assertThatThrownBy(simulation::requireWitnesses).hasMessageContaining("ten values are stored");
        simulation.run(Duration.ofSeconds(5));
        simulation.requireWitnesses();
    }

    @Test
    void an_invariant_may_look_at_the_node_that_moved_only_and_explain_itself() {
        Simulation simulation = Seeds.single(1);
        Store.build(simulation, Discipline.WRITE_THEN_ANSWER);
        simulation.check(Invariant.always("c1 stays below five", (sim, moved) -> {
                    if (moved.equals(NodeId.of("c1"))) {
                        assertThat(sim.node(moved, Store.Client.class).acknowledged)
                                .isLessThan(5);
                    }
                    return true;
                })
                .sometimes("c1 moves", (sim, moved) -> moved.equals(NodeId.of("c1"))));
        assertThatThrownBy(() -> simulation.run(Duration.ofSeconds(5)))
                .hasMessageContaining("violated: c1 stays below five")
                .hasMessageContaining("5L");
    }

    private static void crashing(Simulation simulation, Discipline discipline) {
        Store.build(simulation, discipline);
        simulation.network().links(Link.drawn(simulation.random("links")));
        new Chaos(simulation, List.of(NodeId.of("n1"))).crashes(1).until(Duration.ofSeconds(2));
        simulation.run(Duration.ofSeconds(2).plusMillis(100));
    }
}
