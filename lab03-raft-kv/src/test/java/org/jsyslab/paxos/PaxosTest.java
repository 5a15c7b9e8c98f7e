package org.jsyslab.paxos;

import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Five processes with all roles and a value each, while messages are lost and doubled and processes crash. */
class PaxosTest {
    static final List<NodeId> PROCESSES =
            IntStream.rangeClosed(1, 5).mapToObj(i -> NodeId.of("n" + i)).toList();
    private static final Schema SCHEMA = Schema.of(PaxosMessage.class);
    static final Patience PATIENCE = new Patience(Duration.ofMillis(30), Duration.ofMillis(60));
    private static final Duration FAULTS_END = Duration.ofMillis(700);

    /** The acceptors under test. */
    Acceptor acceptor(Env<PaxosMessage> env) {
        return new Acceptor(env, PROCESSES);
    }

    /** The learners under test. */
    Learner learner(Env<PaxosMessage> env) {
        return new Learner(env, PROCESSES.size());
    }

    /** The proposers under test. */
    Proposer proposer(Env<PaxosMessage> env, Learner learner) {
        return new Proposer(env, PROCESSES, valueOf(env.self()), PATIENCE, learner);
    }

    @Test
    @DisplayName("Only one value is chosen, it was proposed, and once the faults end everyone learns it (section 2.1)")
    void allLearnOneProposedValue() {
        forEachSeed("all learn one proposed value", simulation -> {
            build(simulation);
            new Chaos(simulation, PROCESSES)
                    .rhythm(Delay.exponential(Duration.ofMillis(15)), Delay.exponential(Duration.ofMillis(40)))
                    .crashes(4)
                    .crashes(4)
                    .partitions()
                    .pauses()
                    .loss(0.3)
                    .until(FAULTS_END);
            simulation.run(FAULTS_END);
            simulation.network().links(Link.LAN);
            simulation.eventually(
                    Condition.of("everyone has learnt", PaxosTest::allHaveLearnt), Duration.ofSeconds(20));
        });
    }

    private void build(Simulation simulation) {
        simulation.network().links(Link.drawn(simulation.random("links")));
        if (simulation.seed() % 10 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        PROCESSES.forEach(process -> simulation.add(process, this::equip));
        simulation.check(agreement()).check(validity());
    }

    private void equip(Stack stack) {
        Env<PaxosMessage> env = stack.env(PaxosMessage.class);
        stack.add(acceptor(env));
        stack.add(proposer(env, stack.add(learner(env))));
    }

    private static Invariant agreement() {
        AtomicReference<String> first = new AtomicReference<>();
        return Invariant.always(
                        "Agreement: nobody ever learns another value than anybody else",
                        (simulation, moved) -> learntBy(simulation, moved)
                                .map(value -> first.compareAndSet(null, value) || value.equals(first.get()))
                                .orElse(true))
                .sometimes("two values are accepted at one time", PaxosTest::twoValuesAreAccepted);
    }

    private static Invariant validity() {
        List<String> proposed = PROCESSES.stream().map(PaxosTest::valueOf).toList();
        return Invariant.always(
                        "Validity: only a proposed value is learnt",
                        (simulation, moved) -> learntBy(simulation, moved)
                                .map(proposed::contains)
                                .orElse(true))
                .sometimes(
                        "somebody learns another's value",
                        (simulation, moved) -> learntBy(simulation, moved)
                                .map(value -> !value.equals(valueOf(moved)))
                                .orElse(false));
    }

    private static String valueOf(NodeId process) {
        return "value of " + process.name();
    }

    private static Optional<String> learntBy(Simulation simulation, NodeId process) {
        return simulation.machine(process).find(Learner.class).flatMap(Learner::chosen);
    }

    private static boolean allHaveLearnt(Simulation simulation) {
        return PROCESSES.stream()
                .allMatch(process -> learntBy(simulation, process).isPresent());
    }

    private static boolean twoValuesAreAccepted(Simulation simulation) {
        return simulation.nodes(Acceptor.class).stream()
                        .flatMap(acceptor -> acceptor.accepted().stream())
                        .map(Proposal::value)
                        .distinct()
                        .count()
                > 1;
    }
}
