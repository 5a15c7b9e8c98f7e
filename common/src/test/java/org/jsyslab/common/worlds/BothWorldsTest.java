package org.jsyslab.common.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.NodeProcess;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of Env: a node that does one of everything hears the same as a process and in the simulator. */
class BothWorldsTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final List<String> FIRST_LIFE = life("life 0, journal 1-0, table {}, blobs []");
    private static final List<String> SECOND_LIFE = life("life 1, journal 2-2, table {x=1}, blobs [blob-1]");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Stack.Assembly probe = stack -> stack.add(new Probe(stack.env(Probe.ProbeMessage.class), heard));

    private static List<String> life(String remembered) {
        return List.of(
                remembered,
                "reads bytes, last entry Entry[text=b]",
                "a stream goes on: true",
                "streams differ: true",
                "from n1: 1",
                "from n1: 2",
                "from n1: 3",
                "from n1: 4",
                "end of batch",
                "from n1: digging done",
                "timer in time",
                "timer put off");
    }

    private static Probe.ProbeMessage.Done perform(Probe.Toil work) throws IOException {
        if (work.what().equals("hoping")) {
            throw new IOException("no hope");
        }
        return new Probe.ProbeMessage.Done(work.what() + " done");
    }

    @Test
    void inTheSimulator() {
        Simulation simulation = new Simulation(1);
        simulation.work(Probe.Toil.class, Delay.constant(Duration.ofMillis(20)), (node, work) -> perform(work));
        simulation.add(N1, probe);
        simulation.run(Duration.ofSeconds(1));
        assertThat(heard).isEqualTo(FIRST_LIFE);

        heard.clear();
        Invocation question = simulation.invoke(N1, new Probe.Question("why"));
        simulation.run(Duration.ofSeconds(1));
        assertThat(question.outcome()).contains(new Outcome.Ok(new Probe.Answer("why!")));
        assertThat(heard).containsExactly("from n1: hoping failed: no hope");

        heard.clear();
        simulation.machine(N1).crash();
        simulation.machine(N1).restart();
        simulation.run(Duration.ofSeconds(1));
        assertThat(heard).isEqualTo(SECOND_LIFE);
    }

    @Test
    void asAProcess(@TempDir Path directory) {
        try (NodeProcess process = start(directory)) {
            await().untilAsserted(() -> assertThat(heard).isEqualTo(FIRST_LIFE));

            heard.clear();
            Outcome outcome = process.invoke(N1, new Probe.Question("why"))
                    .toCompletableFuture()
                    .join();
            assertThat(outcome).isEqualTo(new Outcome.Ok(new Probe.Answer("why!")));
            await().untilAsserted(() -> assertThat(heard).containsExactly("from n1: hoping failed: no hope"));
        }
        heard.clear();
        try (NodeProcess process = start(directory)) {
            await().untilAsserted(() -> assertThat(heard).isEqualTo(SECOND_LIFE));
            assertThat(process.incarnation()).isEqualTo(2);
        }
    }

    private NodeProcess start(Path directory) {
        Builder builder = NodeProcess.of(N1, Probe.SCHEMA)
                .disk(StepLog.open(directory, new Identity("test", "n1"), Probe.SCHEMA))
                .host(N1, probe);
        builder.workers().bind(Probe.Toil.class, BothWorldsTest::perform);
        return builder.start();
    }
}
