package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * "Persistent state on all servers: updated on stable storage before responding to RPCs" (Figure 2, State). Where a
 * test runs with many seeds, the server crashes in the midst of a force, and the seed decides what the disk kept.
 */
@Part("C Persistence")
public class PersistenceTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("Figure 2, State: currentTerm and votedFor outlive a crash: no second vote in a term (§5.2)")
    public void aVoteIsNotForgotten() {
        Stage stage = stage(3).say(2, RequestVoteTest.vote(5, Position.START)).reboot();
        stage.say(3, RequestVoteTest.vote(5, Position.START));
        assertThat(stage.last(3, VoteReply.class))
                .as("reply to the second candidate")
                .isEqualTo(new VoteReply(5, false));
        stage.say(2, RequestVoteTest.vote(5, Position.START));
        assertThat(stage.last(2, VoteReply.class))
                .as("reply to the first, again")
                .isEqualTo(new VoteReply(5, true));
        assertThat(stage.say(2, RequestVoteTest.vote(4, Position.START))
                        .last(2, VoteReply.class)
                        .term())
                .as("term of the reply to a candidate of an older term")
                .isEqualTo(5);
    }

    @Test
    @Points(1)
    @DisplayName(
            "a vote leaves after it is on disk: of two candidates of a term, with a crash in the midst of the force"
                    + " in between, at most one gets it")
    public void aVoteIsOnDiskFirst() {
        forEachSeed("one vote a term, whatever a crash takes", simulation -> {
            Stage stage = stage(simulation, 3, STAGED).crashDuring(2, RequestVoteTest.vote(5, Position.START));
            stage.say(3, RequestVoteTest.vote(5, Position.START));
            boolean both = isGranted(stage, 2) && isGranted(stage, 3);
            assertThat(both).as("both candidates of term 5 got the vote").isFalse();
            stage.commitSomething();
        });
    }

    @Test
    @Points(1)
    @DisplayName("a server that has voted for itself, crashes, in the midst of the force or later, and comes back gives"
            + " its vote of that term to nobody else, or does not lead that term")
    public void itsOwnVoteIsOnDiskFirst() {
        forEachSeed("a candidate's own vote is on disk before it counts", simulation -> {
            Stage stage = stage(simulation, 3, STAGED);
            boolean forced = simulation.seed() % 2 == 0;
            if (forced) {
                simulation.runUntil(sim -> stage.state().term() == 1, seconds(30));
                long before = stage.machine().forces();
                simulation.runUntil(sim -> stage.machine().forces() > before, seconds(30));
                stage.machine().crash();
            } else {
                simulation.runUntil(sim -> stage.state().term() == 1, seconds(30));
                stage.machine().crashAtNextForce();
                simulation.runUntil(sim -> !stage.machine().isUp(), seconds(30));
            }
            stage.machine().restart();
            stage.say(3, RequestVoteTest.vote(1, Position.START));
            stage.say(2, new VoteReply(1, true)); // it was asked before the crash
            boolean another = isGranted(stage, 3);
            boolean leads = stage.state().role() == Role.LEADER && stage.state().term() == 1;
            assertThat(another && (forced || leads))
                    .as("stood in term 1, and voted for another")
                    .isFalse();
            stage.commitSomething();
        });
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, State: the log outlives a crash, with its terms, and what was deleted stays deleted")
    public void theLogIsNotForgotten() {
        Stage stage = stage(3).replicate(2, 3, 1, 1, 2, 3).reboot();
        assertThat(stage.terms()).as("the log").containsExactly(1L, 1L, 2L, 3L);
        stage.say(3, new AppendEntries(4, new Position(1, 2), Stage.entriesFrom(3, 4), 0, 1));
        assertThat(stage.reboot().terms())
                .as("the log, changed by another leader")
                .containsExactly(1L, 1L, 4L);
        assertThat(stage.state().term()).as("currentTerm").isEqualTo(4);
    }

    @Test
    @Points(1)
    @DisplayName("entries are acknowledged after they are on disk: whatever a follower said it holds, it holds after a"
            + " crash in the midst of a force")
    public void entriesAreOnDiskFirst() {
        forEachSeed("acknowledged entries outlive a crash", simulation -> {
            Stage stage = stage(simulation, 3, STAGED).replicate(2, 1, 1);
            stage.crashDuring(2, new AppendEntries(1, new Position(1, 1), Stage.entriesFrom(2, 1, 1), 0, 1));
            long acknowledged = stage.heard(2, AppendReply.class).stream()
                    .mapToLong(AppendReply::index)
                    .max()
                    .orElse(0);
            assertThat(stage.log().lastIndex())
                    .as("last index after the crash, of which was acknowledged " + acknowledged)
                    .isGreaterThanOrEqualTo(acknowledged);
            stage.commitSomething();
        });
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, State: commitIndex and lastApplied are volatile: after a crash they begin at 0, and entries"
            + " are applied to the new state machine once it is known again that they are committed")
    public void appliesAnew() {
        Stage stage = stage(3).replicate(2, 1, 1, 1, 1);
        stage.say(2, new AppendEntries(1, new Position(1, 3), List.of(), 2, 1));
        assertThat(stage.lines()).as("applied before the crash").containsExactly("1@1", "2@1");
        assertThat(stage.reboot().lines()).as("applied after it").isEmpty();
        stage.say(2, new AppendEntries(1, new Position(1, 3), List.of(), 3, 2));
        assertThat(stage.lines()).as("applied when the leader is heard").containsExactly("1@1", "2@1", "3@1");
    }

    @Test
    @Points(1)
    @DisplayName("a leader counts its own entry after it is on disk: the only server of a cluster crashes in the midst"
            + " of the force, and the next entry at that index is the first that anyone applied there")
    public void leadersCountWhatIsOnDisk() {
        forEachSeed("a leader counts its own entry when it is on disk", simulation -> {
            RaftScenario scenario = scenario(simulation).nodes(1).replicate("a");
            scenario.crashAtNextForce(n(1)).offer(n(1), "b").runFor(millis(100)).restart(n(1));
            scenario.replicate("c").eventually(RaftScenario.everywhere("c"));
        });
    }

    private static boolean isGranted(Stage stage, int puppet) {
        return stage.heard(puppet, VoteReply.class).stream().anyMatch(VoteReply::granted);
    }
}
