package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import java.util.TreeSet;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The box "InstallSnapshot RPC" of Figure 13, sentence by sentence: n2 and n3 lead, n1 follows. */
@Part("D Snapshots")
public class InstallSnapshotTest extends RaftTest {
    private static final Configuration THREE =
            new Configuration(new TreeSet<>(List.of(NodeId.of("n1"), NodeId.of("n2"), NodeId.of("n3"))));
    private static final Position FOURTH = new Position(2, 4);
    private static final Bytes IMAGE = Stage.image("one", "two", "three", "four");

    @Test
    @Points(1)
    @DisplayName("Figure 13, 1: reply immediately if term < currentTerm, and change nothing")
    public void refusesAnOldLeader() {
        Stage stage = stage(3).replicate(2, 5, 5);
        stage.say(3, chunk(4, FOURTH, 0, IMAGE.length(), true));
        assertThat(stage.last(3, SnapshotReply.class).term())
                .as("term of the reply")
                .isEqualTo(5);
        assertThat(stage.last(3, SnapshotReply.class).installed()).isFalse();
        assertThat(stage.terms()).as("the log").containsExactly(5L);
        assertThat(stage.lines()).isEmpty();
    }

    @Test
    @Points(2)
    @DisplayName(
            "Figure 13, 2 to 4: chunks are put together at their offsets, also if they come twice, not in order, or"
                    + " with a crash in between")
    public void chunksArePutTogether() {
        Stage stage = stage(3);
        for (int from : new int[] {0, 5, 0, 10, 5, 0, 15, 10}) {
            stage.say(2, chunk(3, FOURTH, from, Math.min(from + 5, IMAGE.length() - 1), false));
            assertThat(stage.lines()).as("applied before the last chunk").isEmpty();
        }
        long end = IMAGE.length();
        stage.say(2, chunk(3, FOURTH, 5, (int) end, true)); // does not continue what is there
        assertThat(stage.lines()).as("applied before the last chunk").isEmpty();
        assertThat(stage.last(2, SnapshotReply.class).offset())
                .as("how much of it the server says it holds")
                .isEqualTo(end - 1);
        stage.reboot().say(2, chunk(3, FOURTH, 5, 10, false));
        assertThat(stage.last(2, SnapshotReply.class).offset())
                .as("and after a crash")
                .isEqualTo(end - 1);
        stage.say(2, chunk(3, FOURTH, (int) end - 1, (int) end, true));
        assertThat(stage.lines()).as("the state").containsExactly("one", "two", "three", "four");
        assertThat(stage.last(2, SnapshotReply.class).installed()).isTrue();
    }

    @Test
    @Points(1)
    @DisplayName("Figure 13, 5: save the snapshot, discard any existing or partial snapshot with a smaller index")
    public void olderSnapshotsGo() {
        Stage stage = stage(3).say(2, whole(3, FOURTH)).say(2, chunk(3, new Position(2, 6), 0, 5, false));
        stage.say(2, whole(3, new Position(3, 9)));
        assertThat(stage.raft().env().blobs().names("")).as("what is on disk").hasSize(1);
        assertThat(stage.log().base()).isEqualTo(new Position(3, 9));
        assertThat(stage.state().lastApplied()).isEqualTo(9);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 13, 6: if an existing entry has the index and term of the snapshot's last one, retain the"
            + " entries that follow it")
    public void followingEntriesStay() {
        Stage stage = stage(3).replicate(2, 2, 1, 1, 2, 2, 2, 2).say(2, whole(3, FOURTH));
        assertThat(stage.terms()).as("entries behind the snapshot").containsExactly(2L, 2L);
        stage.say(2, new AppendEntries(3, new Position(2, 6), List.of(), 6, 1));
        assertThat(stage.lines()).containsExactly("one", "two", "three", "four", "5@2", "6@2");
    }

    @Test
    @Points(1)
    @DisplayName("Figure 13, 7 and 8: otherwise discard the entire log, and reset the state machine with the snapshot's"
            + " contents, which is no longer told what it held before")
    public void otherEntriesGo() {
        Stage stage = stage(3).replicate(2, 1, 1, 1, 1, 1, 1, 1);
        stage.say(2, new AppendEntries(1, new Position(1, 6), List.of(), 1, 1)).say(2, whole(3, FOURTH));
        assertThat(stage.terms()).as("entries behind the snapshot").isEmpty();
        assertThat(stage.lines()).containsExactly("one", "two", "three", "four");
        stage.say(2, new AppendEntries(3, FOURTH, Stage.entriesFrom(5, 3), 5, 1));
        assertThat(stage.lines()).containsExactly("one", "two", "three", "four", "5@3");
        stage.reboot();
        assertThat(stage.lines()).as("after a crash").containsExactly("one", "two", "three", "four");
        assertThat(stage.terms())
                .as("entries behind the snapshot, after a crash")
                .containsExactly(3L);
    }

    @Test
    @Points(1)
    @DisplayName("§7: a snapshot that describes only a prefix of what the server has applied, by retransmission or by"
            + " mistake, changes nothing")
    public void oldSnapshotsAreNotInstalled() {
        Stage stage = stage(3).replicate(2, 2, 1, 1, 2, 2, 2, 2);
        stage.say(2, new AppendEntries(2, new Position(2, 6), List.of(), 5, 1)).say(2, whole(2, FOURTH));
        assertThat(stage.last(2, SnapshotReply.class).installed())
                .as("needs no more of it")
                .isTrue();
        assertThat(stage.lines()).containsExactly("1@1", "2@1", "3@2", "4@2", "5@2");
        assertThat(stage.log().base()).isEqualTo(Position.START);
        assertThat(stage.state().commitIndex()).isEqualTo(5);
    }

    @Test
    @Points(1)
    @DisplayName("a crash in the midst of the force that follows a snapshot leaves all of it or nothing: log, state"
            + " machine and snapshot agree")
    public void allOfASnapshotOrNothing() {
        forEachSeed("all of a snapshot or nothing", simulation -> {
            Stage stage = stage(simulation, 3, STAGED).replicate(2, 2, 1, 1, 2, 2, 2);
            stage.crashDuring(2, whole(3, FOURTH));
            boolean installed = stage.log().base().equals(FOURTH);
            assertThat(stage.lines()).as("the state").hasSize(installed ? 4 : 0);
            assertThat(stage.terms()).as("the log").hasSize(installed ? 1 : 5);
            stage.say(2, whole(3, FOURTH)).say(2, new AppendEntries(3, new Position(2, 5), List.of(), 5, 1));
            assertThat(stage.lines()).as("the state, in the end").containsExactly("one", "two", "three", "four", "5@2");
            stage.commitSomething();
        });
    }

    private static InstallSnapshot whole(long term, Position last) {
        return chunk(term, last, 0, IMAGE.length(), true);
    }

    private static InstallSnapshot chunk(long term, Position last, int from, int to, boolean done) {
        return new InstallSnapshot(term, last, THREE, from, IMAGE.slice(from, to), done, 1);
    }
}
