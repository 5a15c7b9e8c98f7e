package org.jsyslab.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.election.RingMessage.Candidate;
import org.jsyslab.election.RingMessage.Elected;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The election on a ring, and what it costs without faults (Chang and Roberts 1979; Coulouris et al., section 15.3).
 */
class RingTest extends ElectionTest {
    private static final int[] SIZES = {2, 5, 9};
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Patience NO_SECOND_ROUND =
            new Patience(A_WHILE, Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** A process under test. */
    RingNode process(Env<RingMessage> env, List<NodeId> ring, Patience patience) {
        return new RingNode(env, ring, patience);
    }

    @Override
    final void equip(Stack stack) {
        stack.add(process(stack.env(RingMessage.class), PROCESSES, Patience.LAN));
    }

    @Test
    @DisplayName("One process begins, and the highest is the last that is reached: 3n-1 messages")
    void oneBeginsWorstCase() {
        IntStream.of(SIZES)
                .forEach(n ->
                        assertThat(ifTheFirstBegins(rising(n))).as("messages").isEqualTo(3 * n - 1));
    }

    @Test
    @DisplayName("One process begins, and is the highest: 2n messages")
    void oneBeginsBestCase() {
        IntStream.of(SIZES)
                .forEach(n ->
                        assertThat(ifTheFirstBegins(falling(n))).as("messages").isEqualTo(2 * n));
    }

    @Test
    @DisplayName("All begin, in the worst order: n(n+1)/2 messages, and n of the news")
    void allBeginWorstCase() {
        IntStream.of(SIZES)
                .forEach(n -> assertThat(ifAllBegin(falling(n))).as("messages").isEqualTo(n * (n + 1) / 2 + n));
    }

    @Test
    @DisplayName("All begin, in the best order: 2n-1 messages, and n of the news")
    void allBeginBestCase() {
        IntStream.of(SIZES)
                .forEach(n -> assertThat(ifAllBegin(rising(n))).as("messages").isEqualTo(2 * n - 1 + n));
    }

    @Test
    @DisplayName("All begin, on average over all 24 rings of five: n(1 + 1/2 + … + 1/n) messages, and n of the news")
    void allBeginOnAverage() {
        List<List<Integer>> rings = orders(List.of(1, 2, 3, 4), List.of(5));

        assertThat(rings).hasSize(24);
        int average = 24 * 5 * 137 / 60; // times 24, for whole numbers; 1 + 1/2 + 1/3 + 1/4 + 1/5 = 137/60
        assertThat(rings.stream().mapToInt(this::ifAllBegin).sum())
                .as("messages")
                .isEqualTo(average + 24 * 5);
    }

    private int ifAllBegin(List<Integer> ring) {
        return settled(ring, new Simulation(1)).sent();
    }

    /** A process begins an election when it comes back; the others take part in none at that time. */
    private int ifTheFirstBegins(List<Integer> ring) {
        Simulation simulation = new Simulation(1);
        settled(ring, simulation);
        MessageCount count = counted(simulation);
        Machine first = simulation.machine(NodeId.of("n" + ring.get(0)));
        first.crash();
        first.restart();
        simulation.run(A_WHILE);
        assertThat(followed(simulation)).containsExactly(NodeId.of("n" + ring.size()));
        return count.sent();
    }

    /** Starts all processes of a ring at one time, and waits. */
    private MessageCount settled(List<Integer> ring, Simulation simulation) {
        simulation.network().links(new Link(Delay.constant(Duration.ofMillis(1)), 0, 0));
        List<NodeId> ids = ring.stream().map(i -> NodeId.of("n" + i)).toList();
        MessageCount count = counted(simulation);
        ids.forEach(id ->
                simulation.add(id, stack -> stack.add(process(stack.env(RingMessage.class), ids, NO_SECOND_ROUND))));
        simulation.run(A_WHILE);
        return count;
    }

    private static MessageCount counted(Simulation simulation) {
        MessageCount count = new MessageCount(Candidate.class, Elected.class);
        simulation.observe(count);
        return count;
    }

    private static List<Integer> rising(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    private static List<Integer> falling(int n) {
        return IntStream.rangeClosed(1, n).map(i -> n + 1 - i).boxed().toList();
    }

    private static List<List<Integer>> orders(List<Integer> rest, List<Integer> before) {
        if (rest.isEmpty()) {
            return List.of(before);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer next : rest) {
            List<Integer> others = rest.stream().filter(i -> !i.equals(next)).toList();
            List<Integer> longer = new ArrayList<>(before);
            longer.add(next);
            all.addAll(orders(others, longer));
        }
        return all;
    }
}
