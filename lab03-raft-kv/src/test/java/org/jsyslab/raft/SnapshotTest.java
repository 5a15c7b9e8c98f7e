package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Log compaction in whole clusters (§7). A line takes about 25 bytes; snapshots are taken after 200. */
@Part("D Snapshots")
public class SnapshotTest extends RaftTest {
    private static final int LIMIT = 200;

    @Test
    @Points(1)
    @DisplayName("§7: a leader sends the snapshot, chunk after chunk, to a follower whose next entry it has discarded,"
            + " and goes on with the entries behind it")
    public void laggardsAreSentTheSnapshot() {
        Stage stage = stage(Seeds.single(1), 3, STAGED.snapshotAfter(LIMIT).messagesOf(32));
        stage.elect();
        for (int line = 0; line < 12; line++) {
            stage.submit("a line of text " + line);
            long last = stage.log().lastIndex();
            stage.say(2, new AppendReply(stage.state().term(), true, last, last + 1, 0));
        }
        Position base = stage.log().base();
        assertThat(base.index()).as("last entry in the snapshot").isPositive();
        Position tried = stage.last(3, AppendEntries.class).previous();
        stage.say(3, new AppendReply(stage.state().term(), false, tried.index(), 1, 0));
        InstallSnapshot chunk = stage.last(3, InstallSnapshot.class);
        assertThat(chunk.offset()).isZero();
        for (int sent = 1; !chunk.done() && sent < 20; sent++) {
            long held = chunk.offset() + chunk.data().length();
            stage.say(3, new SnapshotReply(stage.state().term(), base, held, false, 0));
            chunk = stage.last(3, InstallSnapshot.class);
            assertThat(chunk.offset()).as("offset of the next chunk").isEqualTo(held);
        }
        long size = chunk.offset() + chunk.data().length();
        assertThat(chunk.done()).as("last chunk").isTrue();
        stage.forget().say(3, new SnapshotReply(stage.state().term(), base, size, true, 0));
        assertThat(stage.last(3, AppendEntries.class).previous()).isEqualTo(base);
        assertThat(stage.last(3, AppendEntries.class).entries()).isNotEmpty();
    }

    @Test
    @Points(1)
    @DisplayName(
            "§7: each server discards what its snapshot covers: no log takes more than four times the limit, and no"
                    + " more than one snapshot is kept; all lines are there in the end")
    public void logsStayShort() {
        forEachSeed("logs stay short", simulation -> {
            RaftScenario scenario = scenario(simulation, options(simulation).snapshotAfter(LIMIT))
                    .nodes(3);
            scenario.check(Invariant.always(
                            "a log takes at most four times the limit",
                            (sim, moved) -> sim.machine(moved)
                                    .find(RaftNode.class)
                                    .filter(raft -> raft.state().log().bytes() > 4 * LIMIT
                                            || raft.env().blobs().names("").size() > 1)
                                    .isEmpty())
                    .sometimes(
                            "a snapshot is taken",
                            sim -> sim.nodes(RaftNode.class).stream()
                                    .anyMatch(raft -> raft.state().log().base().index() > 0)));
            for (int line = 0; line < 40; line++) {
                scenario.replicate("line " + line);
            }
            scenario.eventually(RaftScenario.everywhere("line 39"));
            assertThat(scenario.lines(n(1))).hasSize(40);
        });
    }

    @Test
    @Points(2)
    @DisplayName("§7: a follower that was cut off is fed the snapshot in chunks while chunks are lost, doubled and"
            + " overtaken, and leader or follower crash in the midst of it")
    public void chunksOverABadNetwork() {
        forEachSeed("a laggard is fed a snapshot", simulation -> {
            RaftScenario scenario = scenario(
                            simulation, options(simulation).snapshotAfter(LIMIT).messagesOf(24))
                    .nodes(3)
                    .within(seconds(5))
                    .replicate("line 0");
            Who cut = fixed(simulation, RaftScenario.follower());
            scenario.isolate(cut);
            for (int line = 1; line < 25; line++) {
                scenario.replicate("line " + line);
            }
            Traffic chunks = Traffic.of(simulation, message -> message instanceof InstallSnapshot);
            simulation.network().links(Link.LAN.losing(0.15).duplicating(0.15)).heal();
            simulation.runUntil(sim -> chunks.messages() > 0, seconds(5));
            scenario.runFor(millis(simulation.random("crash").nextInt(60)));
            crashOne(scenario, cut);
            scenario.runFor(millis(200)).restartAll().replicate("line 25");
            simulation.network().links(Link.LAN);
            scenario.replicate("the end").eventually(RaftScenario.everywhere("the end"));
            assertThat(scenario.lines(cut)).contains("line 0", "line 24", "line 25");
        });
    }

    @Test
    @Points(1)
    @DisplayName("all servers crash, again and again, with one line in between: no snapshot is lost by what is written"
            + " next, and no server goes back")
    public void everyoneCrashes() {
        forEachSeed("snapshots outlive crashes", simulation -> {
            RaftScenario scenario = scenario(simulation, options(simulation).snapshotAfter(LIMIT))
                    .nodes(3)
                    .within(seconds(3));
            int line = 0;
            for (int round = 0; round < 3; round++) {
                for (int end = line + (round == 0 ? 12 : 1); line < end; line++) {
                    scenario.replicate("line " + line);
                }
                long[] bases = bases(simulation);
                scenario.servers().forEach(server -> scenario.crash(sim -> server));
                scenario.restartAll().runFor(millis(50));
                for (int i = 0; i < bases.length; i++) {
                    assertThat(bases(simulation)[i])
                            .as("snapshots after the crash")
                            .isGreaterThanOrEqualTo(bases[i]);
                }
            }
            scenario.replicate("the end").eventually(RaftScenario.everywhere("the end"));
            assertThat(scenario.lines(n(1))).hasSize(line + 1).contains("line 0", "line 11", "line 12", "line 13");
        });
    }

    @Test
    @Points(2)
    @DisplayName(
            "five servers that take snapshots, all faults at once: Figure 3 holds, nothing acknowledged is lost, and"
                    + " after the last fault there is progress")
    public void everythingAtOnce() {
        forEachSeed("Figure 3 holds with snapshots, whatever goes wrong", simulation -> {
            RandomGenerator random = simulation.random("links");
            simulation.network().links(Link.drawn(random));
            RaftScenario scenario = scenario(
                            simulation,
                            options(simulation).snapshotAfter(LIMIT).messagesOf(random.nextBoolean() ? 40 : 4000))
                    .nodes(5);
            List<Invocation> offered = Faults.offerLines(simulation, scenario.servers(), millis(40), seconds(3));
            Faults.all(simulation, scenario.servers()).until(seconds(3));
            scenario.runFor(seconds(3));
            simulation.network().links(Link.LAN);
            scenario.heal()
                    .restartAll()
                    .replicate("the end")
                    .within(seconds(5))
                    .eventually(RaftScenario.everywhere("the end"));
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }

    private static void crashOne(RaftScenario scenario, Who laggard) {
        switch ((int) (scenario.simulation().seed() % 3)) {
            case 0 -> scenario.crash(laggard);
            case 1 ->
                scenario.crashAtNextForce(laggard)
                        .runFor(millis(300))
                        .then(sim -> sim.machine(laggard.in(sim)).spareNextForce());
            default -> RaftScenario.leaderOf(scenario.simulation()).ifPresent(leader -> scenario.crash(sim -> leader));
        }
    }

    private static long[] bases(Simulation simulation) {
        return simulation.nodes(RaftNode.class).stream()
                .mapToLong(raft -> raft.state().log().base().index())
                .toArray();
    }
}
