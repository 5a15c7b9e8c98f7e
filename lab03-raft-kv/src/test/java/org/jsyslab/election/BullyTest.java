package org.jsyslab.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.election.BullyMessage.Answer;
import org.jsyslab.election.BullyMessage.Coordinator;
import org.jsyslab.election.BullyMessage.Election;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bully algorithm, and what it costs after a crash of the coordinator (Coulouris et al., section 15.3). */
class BullyTest extends ElectionTest {
    private static final int[] SIZES = {3, 5, 8, 12};
    private static final Duration LATER = Duration.ofSeconds(100);

    /** A process under test. */
    BullyNode process(Env<BullyMessage> env, List<NodeId> all, Patience patience) {
        return new BullyNode(env, all, patience);
    }

    @Override
    final void equip(Stack stack) {
        stack.add(process(stack.env(BullyMessage.class), PROCESSES, Patience.LAN));
    }

    @Test
    @DisplayName("Best case: the second-highest notices, and n-2 messages do")
    void bestCase() {
        IntStream.of(SIZES)
                .forEach(n -> assertThat(messages(n, n - 1)).as("messages").isEqualTo(n - 2));
    }

    @Test
    @DisplayName("Worst case: the lowest notices; all hold elections, with (n-2)(n+1) messages, which is O(n²)")
    void worstCase() {
        IntStream.of(SIZES)
                .forEach(n -> assertThat(messages(n, 1)).as("messages").isEqualTo((n - 2) * (n + 1)));
    }

    /** How many messages it takes among n processes if the coordinator crashes and one process alone notices. */
    private int messages(int n, int noticing) {
        Simulation simulation = Seeds.single(1);
        List<NodeId> all =
                IntStream.rangeClosed(1, n).mapToObj(i -> NodeId.of("n" + i)).toList();
        Patience usual = Patience.LAN;
        Patience patient = new Patience(usual.answer(), usual.period(), LATER);
        for (NodeId id : all) {
            boolean notices = id.equals(all.get(noticing - 1));
            simulation.add(
                    id, stack -> stack.add(process(stack.env(BullyMessage.class), all, notices ? usual : patient)));
        }
        simulation.run(Duration.ofSeconds(1));
        MessageCount count = new MessageCount(Election.class, Answer.class, Coordinator.class);
        simulation.observe(count);
        simulation.machine(all.get(n - 1)).crash();
        simulation.run(Duration.ofSeconds(3));
        assertThat(followed(simulation)).containsExactly(all.get(n - 2));
        return count.sent();
    }
}
