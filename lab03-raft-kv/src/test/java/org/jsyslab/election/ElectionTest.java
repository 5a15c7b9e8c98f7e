package org.jsyslab.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What both algorithms promise of five processes, and what neither can. */
abstract class ElectionTest {
    static final List<NodeId> PROCESSES =
            IntStream.rangeClosed(1, 5).mapToObj(i -> NodeId.of("n" + i)).toList();
    private static final Schema SCHEMA = Schema.of(BullyMessage.class, RingMessage.class);
    private static final Duration FAULTS_END = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Condition HIGHEST_RULES =
            Condition.of("all that are up follow the highest of them", ElectionTest::highestRules);

    /** Assembles a process under test. */
    abstract void equip(Stack stack);

    @Test
    @DisplayName("Once the faults end, everyone follows the highest process that is up, and goes on doing so")
    void theHighestIsElectedAfterTheLastFault() {
        forEachSeed("the highest that is up is elected", simulation -> {
            build(simulation);
            new Chaos(simulation, PROCESSES)
                    .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(Duration.ofMillis(300)))
                    .crashes(4)
                    .partitions()
                    .pauses()
                    .loss(0.3)
                    .until(FAULTS_END);
            simulation.run(FAULTS_END);
            simulation.network().links(Link.LAN);
            if (simulation.seed() % 2 == 0) {
                simulation.machine(PROCESSES.get(4)).crash();
            }
            simulation.run(SOON);
            simulation.check(Invariant.always(HIGHEST_RULES.name(), ElectionTest::highestRules)
                    .sometimes("that is not n5", run -> !followed(run).contains(PROCESSES.get(4))));
            simulation.run(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("As long as messages are fast and nobody crashes, nobody but the highest is ever the coordinator")
    void withoutFaultsThereIsOneCoordinator() {
        forEachSeed("one coordinator without faults", simulation -> {
            simulation.check(Invariant.always(
                            "One coordinator: all who follow somebody follow the highest",
                            run -> followed(run).stream().allMatch(PROCESSES.get(4)::equals))
                    .sometimes("all follow", ElectionTest::highestRules));
            PROCESSES.forEach(process -> simulation.add(process, this::equip));
            simulation.run(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("When the coordinator crashes the next one is elected, and gives way when the first comes back")
    void theCoordinatorCrashesAndComesBack() {
        Simulation simulation = Seeds.single(1);
        PROCESSES.forEach(process -> simulation.add(process, this::equip));
        simulation.eventually(HIGHEST_RULES, SOON);
        Machine highest = simulation.machine(PROCESSES.get(4));
        highest.crash();
        simulation.eventually(HIGHEST_RULES, SOON);
        assertThat(followed(simulation)).containsExactly(PROCESSES.get(3));
        highest.restart();
        simulation.eventually(HIGHEST_RULES, SOON);
        assertThat(followed(simulation)).containsExactly(PROCESSES.get(4));
    }

    @Test
    @DisplayName("A partition has two coordinators, for there is no quorum; healed, it has one")
    void aPartitionHasTwoCoordinators() {
        Simulation simulation = Seeds.single(1);
        PROCESSES.forEach(process -> simulation.add(process, this::equip));
        simulation.network().partition(List.of(PROCESSES.subList(0, 2), PROCESSES.subList(2, 5)));
        simulation.run(SOON);
        assertThat(followed(simulation)).containsExactly(PROCESSES.get(1), PROCESSES.get(4));
        simulation.network().heal();
        simulation.eventually(HIGHEST_RULES, SOON);
    }

    private void build(Simulation simulation) {
        simulation.network().links(Link.drawn(simulation.random("links")));
        if (simulation.seed() % 10 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        PROCESSES.forEach(process -> simulation.add(process, this::equip));
    }

    /** Whom those who are up take for the coordinator. */
    static SortedSet<NodeId> followed(Simulation simulation) {
        SortedSet<NodeId> followed = new TreeSet<>();
        simulation.nodes(Elector.class).forEach(process -> process.coordinator().ifPresent(followed::add));
        return followed;
    }

    private static boolean highestRules(Simulation simulation) {
        Optional<NodeId> highest = simulation.machines().values().stream()
                .filter(Machine::isUp)
                .map(Machine::id)
                .max(NodeId::compareTo);
        return simulation.nodes(Elector.class).stream()
                .allMatch(process -> process.coordinator().equals(highest));
    }
}
