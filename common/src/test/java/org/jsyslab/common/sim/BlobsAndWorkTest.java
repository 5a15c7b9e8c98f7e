package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.CorruptBlobException;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class BlobsAndWorkTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(3);
    private final Machine machine = Probe.add(simulation, "n1", probe -> {});

    @Test
    void a_blob_gives_back_what_was_appended_over_the_seams() {
        SimulatedBlobs blobs = new SimulatedBlobs(change -> {});
        blobs.create("a/b");
        blobs.append("a/b", Bytes.utf8("hello "));
        blobs.append("a/b", Bytes.utf8("wide world"));
        assertThat(blobs.read("a/b", 3, 8)).hasToString("lo wide ");
        assertThat(blobs.read("a/b", 0, 100)).hasToString("hello wide world");
        assertThat(blobs.read("a/b", 16, 1)).isEqualTo(Bytes.EMPTY);
        assertThat(blobs.size("a/b")).isEqualTo(16);
        assertThat(blobs.names("a")).containsExactly("a/b");
        assertThat(blobs.names("b")).isEmpty();
    }

    @Test
    void a_blob_is_made_once_sealed_for_ever_and_gone_when_deleted() {
        SimulatedBlobs blobs = new SimulatedBlobs(change -> {});
        blobs.create("x");
        assertThatThrownBy(() -> blobs.create("x")).hasMessage("blob x exists");
        blobs.seal("x");
        blobs.seal("x");
        assertThat(blobs.isSealed("x")).isTrue();
        assertThatThrownBy(() -> blobs.append("x", Bytes.EMPTY)).hasMessage("blob x is sealed");
        blobs.delete("x");
        blobs.delete("x");
        assertThat(blobs.size("x")).isEqualTo(-1);
        assertThatThrownBy(() -> blobs.read("x", 0, 1)).hasMessage("there is no blob x");
        assertThatThrownBy(() -> blobs.create("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_crash_keeps_what_was_forced_and_keeps_or_undoes_what_was_not() {
        SortedSet<String> found = new TreeSet<>();
        machine.forceTime(Delay.NONE);
        inStep(blobs -> blobs.create("log"));
        for (int i = 0; i < 20; i++) {
            machine.forceTime(Delay.NONE);
            inStep(blobs -> {
                blobs.delete("log");
                blobs.create("log");
                blobs.append("log", Bytes.utf8("forced"));
            });
            machine.forceTime(Delay.constant(SECOND));
            inStep(blobs -> blobs.append("log", Bytes.utf8(" or not")));
            machine.crash();
            machine.restart();
            found.add(blobs().read("log", 0, 100).toString());
        }
        assertThat(found).containsExactly("forced", "forced or not");
    }

    @Test
    void a_flipped_bit_is_found_by_the_read_that_meets_it_also_after_a_crash() {
        machine.forceTime(Delay.NONE);
        inStep(blobs -> {
            blobs.create("chunk");
            blobs.append("chunk", Bytes.utf8("good"));
            blobs.append("chunk", Bytes.utf8("bad!"));
        });
        machine.flipBit("chunk", 4 * 8 + 1);
        assertThat(blobs().read("chunk", 0, 4)).hasToString("good");
        assertThatThrownBy(() -> blobs().read("chunk", 2, 4)).isInstanceOf(CorruptBlobException.class);
        machine.crash();
        machine.restart();
        assertThatThrownBy(() -> blobs().read("chunk", 4, 4)).isInstanceOf(CorruptBlobException.class);
        assertThatThrownBy(() -> machine.flipBit("chunk", 64)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void work_starts_after_the_force_takes_its_time_and_reports_back() {
        simulation.work(
                Probe.Chore.class,
                Delay.constant(SECOND),
                (node, chore) -> new Probe.Worked(chore.text() + " done by " + node));
        machine.forceTime(Delay.constant(SECOND));
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> {
            probe.env.cell("count", new Probe.Count(0)).set(new Probe.Count(1));
            probe.env.run(new Probe.Chore("copy"));
        });
        simulation.run(Duration.ofSeconds(2).minusNanos(1));
        assertThat(machine.node(Probe.class).heard).isEmpty();
        simulation.run(Duration.ofNanos(1));
        assertThat(machine.node(Probe.class).heard).containsExactly("copy done by n1");
    }

    @Test
    void failed_work_reports_why() {
        simulation.work(Probe.Chore.class, Delay.NONE, (node, chore) -> {
            throw new IOException("disk full");
        });
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> probe.env.run(new Probe.Chore("copy")));
        simulation.run(SECOND);
        assertThat(machine.node(Probe.class).heard).containsExactly("copy failed: disk full");
    }

    @Test
    void a_crash_ends_work_without_a_word_and_without_its_effects() {
        simulation.work(Probe.Chore.class, Delay.constant(SECOND), (node, chore) -> {
            throw new AssertionError("work of a dead node is done");
        });
        simulation.run(SECOND);
        Probe.step(simulation, N1, probe -> probe.env.run(new Probe.Chore("copy")));
        machine.crash();
        machine.restart();
        simulation.run(Duration.ofSeconds(5));
        assertThat(machine.node(Probe.class).heard).isEmpty();
    }

    private Blobs blobs() {
        return machine.node(Probe.class).env.blobs();
    }

    private void inStep(Consumer<Blobs> action) {
        simulation.run(Duration.ofMillis(1));
        Probe.step(simulation, N1, probe -> action.accept(probe.env.blobs()));
        simulation.run(Duration.ofMillis(1));
    }
}
