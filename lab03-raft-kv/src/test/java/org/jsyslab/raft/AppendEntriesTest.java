package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The box "AppendEntries RPC" of Figure 2, sentence by sentence: n2 and n3 lead, n1 follows. */
@Part("B Replication")
public class AppendEntriesTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("Figure 2, AppendEntries 1: reply false if term < currentTerm, and change nothing (§5.1)")
    public void refusesAnOldLeader() {
        Stage stage = stage(3).replicate(2, 5, 1, 5);
        stage.say(3, new AppendEntries(4, new Position(1, 1), Stage.entriesFrom(2, 4, 4), 3, 1));
        assertThat(stage.last(3, AppendReply.class).success()).as("success").isFalse();
        assertThat(stage.last(3, AppendReply.class).term())
                .as("term of the reply")
                .isEqualTo(5);
        assertThat(stage.terms()).as("the log").containsExactly(1L, 5L);
        assertThat(stage.lines()).as("what is applied").isEmpty();
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, AppendEntries 2: reply false if the log has no entry at prevLogIndex whose term matches"
            + " prevLogTerm; a heartbeat is no different (§5.3)")
    public void refusesWhatDoesNotFollow() {
        for (Position previous : List.of(new Position(3, 4), new Position(2, 3), new Position(4, 2))) {
            for (List<Entry> entries : List.of(List.<Entry>of(), Stage.entriesFrom(previous.index() + 1, 4))) {
                Stage stage = stage(3).replicate(2, 3, 1, 1, 3);
                stage.say(3, new AppendEntries(4, previous, entries, 3, 1));
                assertThat(stage.last(3, AppendReply.class).success())
                        .as("success where the entry before is " + previous)
                        .isFalse();
                assertThat(stage.lines()).as("what is applied").isEmpty();
                assertThat(stage.log().lastIndex()).as("last index").isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    @Points(1)
    @DisplayName(
            "Figure 2, AppendEntries 3 and 4: if an existing entry conflicts with a new one, delete it and all that"
                    + " follow it; append any new entries not already in the log (§5.3)")
    public void newEntriesReplaceThoseInConflict() {
        Stage stage = stage(3).replicate(2, 2, 1, 1, 2, 2, 2);
        stage.say(3, new AppendEntries(3, new Position(1, 1), Stage.entriesFrom(2, 1, 3), 0, 1));
        assertThat(stage.terms()).as("the log").containsExactly(1L, 1L, 3L);
        AppendReply reply = stage.last(3, AppendReply.class);
        assertThat(reply.success()).isTrue();
        assertThat(reply.index()).as("up to where the logs agree").isEqualTo(3);
    }

    @Test
    @Points(1)
    @DisplayName(
            "Figure 2, AppendEntries 3: entries that do not conflict stay, also behind those of an old request that"
                    + " comes late or twice")
    public void oldRequestsDeleteNothing() {
        Stage stage =
                stage(3).replicate(2, 2, 1, 2, 2, 2, 2).replicate(2, 2, 1, 2).replicate(2, 2);
        assertThat(stage.terms()).as("the log").containsExactly(1L, 2L, 2L, 2L, 2L);
        assertThat(stage.last(2, AppendReply.class).index())
                .as("up to where the logs are known to agree, after a request without entries")
                .isZero();
        stage.replicate(2, 2, 1, 2, 2, 2, 2, 2);
        assertThat(stage.terms()).as("the log").containsExactly(1L, 2L, 2L, 2L, 2L, 2L);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, AppendEntries 5: if leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index"
            + " of last new entry)")
    public void commitsNoFurtherThanTheLogsAgree() {
        Stage stage = stage(3).replicate(2, 2, 1, 2, 2, 2);
        stage.say(3, new AppendEntries(3, Position.START, Stage.entries(1), 4, 1));
        assertThat(stage.lines())
                .as("applied after one entry, of which 4 are committed")
                .containsExactly("1@1");
        stage.say(3, new AppendEntries(3, new Position(1, 1), List.of(), 4, 1));
        assertThat(stage.lines()).as("applied after a heartbeat").containsExactly("1@1");
        stage.say(3, new AppendEntries(3, new Position(1, 1), Stage.entriesFrom(2, 3, 3), 2, 1));
        assertThat(stage.lines()).as("applied of three entries").containsExactly("1@1", "2@3");
    }

    @Test
    @Points(1)
    @DisplayName(
            "Figure 2, All Servers 1: if commitIndex > lastApplied, apply the entries in the order of the log, each"
                    + " once; commitIndex never falls (§5.3)")
    public void appliesEachEntryOnce() {
        Stage stage = stage(3).replicate(2, 1, 1, 1, 1, 1);
        for (long leaderCommit : new long[] {1, 3, 3, 2, 0, 4, 4}) {
            stage.say(2, new AppendEntries(1, new Position(1, 4), List.of(), leaderCommit, 1));
        }
        assertThat(stage.lines()).containsExactly("1@1", "2@1", "3@1", "4@1");
        assertThat(stage.state().commitIndex()).isEqualTo(4);
        assertThat(stage.state().lastApplied()).isEqualTo(4);
    }

    @Test
    @Points(1)
    @DisplayName("§5.3: a follower that refuses names the first index of the conflicting term, or the end of a log that"
            + " is too short, so that one request passes a whole term")
    public void namesTheConflict() {
        Stage stage = stage(3).replicate(2, 3, 1, 1, 3, 3, 3);
        stage.say(3, new AppendEntries(4, new Position(4, 5), List.of(), 0, 1));
        assertThat(stage.last(3, AppendReply.class).next())
                .as("first index of term 3")
                .isEqualTo(3);
        stage.say(3, new AppendEntries(4, new Position(4, 9), List.of(), 0, 1));
        assertThat(stage.last(3, AppendReply.class).next()).as("end of the log").isEqualTo(6);
    }
}
