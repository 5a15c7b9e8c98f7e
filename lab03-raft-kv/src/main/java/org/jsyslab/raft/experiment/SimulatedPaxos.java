package org.jsyslab.raft.experiment;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.paxos.Acceptor;
import org.jsyslab.paxos.Learner;
import org.jsyslab.paxos.Patience;
import org.jsyslab.paxos.PaxosMessage;
import org.jsyslab.paxos.Proposer;

/**
 * One run of Paxos: three processes accept and learn, and two of them propose at the same moment, over links that all
 * take the same time. Whether they ever come to a decision is up to their {@link Patience}.
 */
public final class SimulatedPaxos {
    /** All processes; the first two propose. */
    static final List<NodeId> PROCESSES = List.of(NodeId.of("n1"), NodeId.of("n2"), NodeId.of("n3"));

    private static final Duration ONE_WAY = Duration.ofMillis(10);
    private static final Duration FORCE = Duration.ofMillis(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(100);
    private static final int COLUMN = 24;
    private static final int ROWS = 30;

    private final Simulation simulation;
    private final boolean duel;
    private final PrintWriter out;
    private long proposals;

    /**
     * A run that has not begun.
     *
     * @param duel whether who is overtaken tries again at once, instead of waiting for a random time
     * @param out where to tell of it
     */
    public SimulatedPaxos(Simulation simulation, boolean duel, PrintWriter out) {
        this.simulation = simulation;
        this.duel = duel;
        this.out = out;
    }

    /**
     * Runs until all have learnt the value, or time is up.
     *
     * @return whether Paxos kept its word: nobody learns another value than the others, and with a back-off everyone
     *     learns one
     */
    public boolean run() {
        out.printf(
                Locale.ROOT,
                "seed %d: n1 proposes red, n2 proposes blue; who is overtaken tries again %s%n%n",
                simulation.seed(),
                duel ? "at once" : "after a random time");
        Columns columns = new Columns(PROCESSES, COLUMN, ROWS, out);
        simulation.observe(columns);
        simulation.observe(this::count);
        build();
        boolean decided = simulation.runUntil(sim -> learnt() == PROCESSES.size(), LIMIT);
        columns.flush();
        tellEnd(decided);
        return values().size() <= 1 && (decided || duel);
    }

    /** How many numbers were tried. */
    long proposals() {
        return proposals;
    }

    private void build() {
        simulation.forceTime(Delay.constant(FORCE));
        simulation.network().links(new Link(Delay.constant(ONE_WAY), 0, 0));
        Patience patience = new Patience(SILENCE, duel ? Duration.ZERO : SILENCE);
        simulation.add(PROCESSES.get(0), stack -> equip(stack, Optional.of("red"), patience));
        simulation.add(PROCESSES.get(1), stack -> equip(stack, Optional.of("blue"), patience));
        simulation.add(PROCESSES.get(2), stack -> equip(stack, Optional.empty(), patience));
    }

    private static void equip(Stack stack, Optional<String> value, Patience patience) {
        Env<PaxosMessage> env = stack.env(PaxosMessage.class);
        stack.add(new Acceptor(env, PROCESSES));
        Learner learner = stack.add(new Learner(env, PROCESSES.size()));
        value.ifPresent(own -> stack.add(new Proposer(env, PROCESSES, own, patience, learner)));
    }

    private void count(Event event) {
        if (event.kind() == Event.Kind.NOTE && event.text().startsWith("prepares")) {
            proposals++;
        }
    }

    private long learnt() {
        return simulation.nodes(Learner.class).stream()
                .filter(learner -> learner.chosen().isPresent())
                .count();
    }

    private List<String> values() {
        return simulation.nodes(Learner.class).stream()
                .flatMap(learner -> learner.chosen().stream())
                .distinct()
                .toList();
    }

    private void tellEnd(boolean decided) {
        out.printf(
                Locale.ROOT,
                "%nafter %.3f s and %d numbers: %s%n",
                simulation.now().toNanos() / 1e9,
                proposals,
                decided ? values().stream().collect(Collectors.joining(" and ")) + " is chosen" : "nothing is chosen");
    }
}
