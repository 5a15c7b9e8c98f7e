package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules for leaders of Figure 2, sentence by sentence: n1 leads, and its followers are puppets. */
@Part("B Replication")
public class LeadersTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("Figure 2, Leaders 1: upon election send AppendEntries to each server; repeat during idle periods to"
            + " prevent election timeouts (§5.2)")
    public void isHeardOf() {
        Stage stage = stage(5).elect();
        for (int puppet = 2; puppet <= 5; puppet++) {
            assertThat(stage.heard(puppet, AppendEntries.class)).as("at once").isNotEmpty();
        }
        stage.forget().pass(seconds(10));
        for (int puppet = 2; puppet <= 5; puppet++) {
            assertThat(stage.heard(puppet, AppendEntries.class))
                    .as("in ten heartbeats")
                    .hasSizeBetween(9, 14);
        }
        assertThat(stage.state().role()).isEqualTo(Role.LEADER);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Leaders 2: append the command to the local log; respond after the entry is applied to the"
            + " state machine, which a majority of all servers decides (§5.3)")
    public void answersWhenApplied() {
        Stage stage = stage(5).elect();
        Invocation submitted = stage.submit("x");
        long index = stage.log().lastIndex();
        assertThat(stage.log().get(index).term()).isEqualTo(stage.state().term());
        acknowledge(stage, 2, index);
        assertThat(submitted.isDone()).as("answered, with two copies of five").isFalse();
        assertThat(stage.lines()).as("applied, with two copies of five").isEmpty();
        acknowledge(stage, 2, index);
        assertThat(stage.lines())
                .as("applied, with a second reply of the same server")
                .isEmpty();
        acknowledge(stage, 3, index);
        assertThat(stage.lines()).as("applied, with three copies").containsExactly("x");
        assertThat(submitted.outcome()).containsInstanceOf(Outcome.Ok.class);

        Stage four = stage(4).elect();
        four.submit("x");
        acknowledge(four, 2, four.log().lastIndex());
        assertThat(four.lines()).as("applied, with two copies of four").isEmpty();
        acknowledge(four, 4, four.log().lastIndex());
        assertThat(four.lines()).as("applied, with three copies of four").containsExactly("x");
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Leaders 3: if last log index >= nextIndex, send AppendEntries with entries starting at"
            + " nextIndex; if it fails because of log inconsistency, decrement nextIndex and retry")
    public void goesBackToWhereTheLogsPart() {
        Stage stage = stage(3).replicate(2, 4, 1, 1, 2, 2, 4).elect();
        long term = stage.state().term();
        Position tried = stage.last(3, AppendEntries.class).previous();
        stage.forget().say(3, new AppendReply(term, false, tried.index(), 3, 1));
        AppendEntries retry = stage.last(3, AppendEntries.class);
        assertThat(retry.previous()).as("the entry before").isEqualTo(new Position(1, 2));
        assertThat(retry.entries().stream().map(Entry::term)).as("terms sent").containsExactly(2L, 2L, 4L, term);
        stage.say(3, new AppendReply(term, true, 6, 7, 1)).forget().submit("x");
        assertThat(stage.last(3, AppendEntries.class).previous())
                .as("the entry before, once the logs agree")
                .isEqualTo(new Position(term, 6));
    }

    @Test
    @Points(1)
    @DisplayName("§5.3: the leader retries AppendEntries indefinitely until all followers store all log entries")
    public void retriesForEver() {
        Stage stage = stage(3).elect();
        stage.submit("x");
        acknowledge(stage, 2, stage.log().lastIndex());
        stage.pass(seconds(60)).forget().pass(seconds(20));
        Position tried = stage.last(3, AppendEntries.class).previous();
        stage.say(3, new AppendReply(stage.state().term(), false, tried.index(), 1, 1));
        assertThat(stage.last(3, AppendEntries.class).entries())
                .as("sent to whom is back")
                .hasSize(2);
    }

    @Test
    @Points(1)
    @DisplayName("§5.3: replies overtake each other; matchIndex never falls, nor does an old refusal move nextIndex")
    public void repliesOvertakeEachOther() {
        Stage stage = stage(5).elect();
        stage.submit("x");
        stage.submit("y");
        long last = stage.log().lastIndex();
        acknowledge(stage, 2, last);
        acknowledge(stage, 2, 1);
        stage.say(2, new AppendReply(stage.state().term(), false, 1, 1, 1));
        acknowledge(stage, 3, last);
        assertThat(stage.lines()).containsExactly("x", "y");
        stage.forget().submit("z");
        assertThat(stage.last(2, AppendEntries.class).entries())
                .as("sent next to n2")
                .hasSize(1);
    }

    @Test
    @Points(1)
    @DisplayName("§5.1: replies to what was asked in an earlier term count for nothing")
    public void repliesOfAnEarlierTerm() {
        Stage stage = stage(3).elect();
        stage.submit("x");
        long first = stage.state().term();
        long last = stage.log().lastIndex();
        stage.say(2, CandidatesTest.heartbeat(first + 1)).elect();
        stage.submit("y");
        stage.say(2, new AppendReply(first, true, last + 2, last + 3, 1));
        stage.say(3, new AppendReply(first, true, last + 2, last + 3, 1));
        assertThat(stage.lines()).as("what is applied").isEmpty();
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, State: nextIndex[] and matchIndex[] are reinitialised after election")
    public void beginsAnewAfterElection() {
        Stage stage = stage(5).elect();
        for (int line = 2; line <= 5; line++) {
            stage.submit("line " + line);
        }
        acknowledge(stage, 2, 5);
        long second = stage.state().term() + 1;
        stage.replicate(3, second, second, second, second, second).elect();
        acknowledge(stage, 4, 5);
        assertThat(stage.lines()).as("applied, with two copies of five").isEmpty();
        acknowledge(stage, 2, 5);
        assertThat(stage.lines()).as("applied, with three").hasSize(4);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Leaders 4: commit N if a majority of matchIndex[i] >= N and log[N].term == currentTerm; so"
            + " entries of earlier terms are committed indirectly (§5.4.2)")
    public void commitsOnlyOfItsTerm() {
        Stage stage = stage(5).replicate(2, 2, 1, 2).elect();
        acknowledge(stage, 2, 2);
        acknowledge(stage, 3, 2);
        acknowledge(stage, 4, 2);
        assertThat(stage.lines()).as("applied, with copies on four of five").isEmpty();
        acknowledge(stage, 2, 3);
        assertThat(stage.lines())
                .as("applied, with two copies of the new term's entry")
                .isEmpty();
        acknowledge(stage, 3, 3);
        assertThat(stage.lines()).as("applied, with three").isEqualTo(List.of("1@1", "2@2"));
    }

    private static void acknowledge(Stage stage, int puppet, long index) {
        stage.say(puppet, new AppendReply(stage.state().term(), true, index, index + 1, 1));
    }
}
