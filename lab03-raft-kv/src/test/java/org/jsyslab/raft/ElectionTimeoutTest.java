package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What starts the election timeout anew, and what does not: each test says something after six of ten seconds. */
@Part("A Election")
public class ElectionTimeoutTest extends RaftTest {
    private static final RaftOptions TEN_SECONDS = STAGED.electionTimeout(seconds(10), seconds(10));

    @Test
    @Points(1)
    @DisplayName("Figure 2, Followers 2: whoever hears the current leader or grants its vote waits for another election"
            + " timeout; a refused candidate, an old leader or a reply delays no election (§5.2)")
    public void waitsForWhoeverCounts() {
        assertThat(standsInTime(RequestVoteTest.vote(5, new Position(3, 1))))
                .as("stands, having granted its vote")
                .isFalse();
        assertThat(standsInTime(CandidatesTest.heartbeat(4)))
                .as("stands, having heard a leader")
                .isFalse();
        assertThat(standsInTime(new AppendEntries(4, new Position(3, 7), List.of(), 0, 1)))
                .as("stands, having heard a leader whose log differs")
                .isFalse();
        assertThat(standsInTime(RequestVoteTest.vote(5, Position.START)))
                .as("stands, having refused its vote")
                .isTrue();
        assertThat(standsInTime(RequestVoteTest.vote(2, new Position(3, 9))))
                .as("stands, having refused a candidate of an old term")
                .isTrue();
        assertThat(standsInTime(CandidatesTest.heartbeat(2)))
                .as("stands, having heard an old leader")
                .isTrue();
        assertThat(standsInTime(new AppendReply(5, true, 1, 2, 0)))
                .as("stands, having heard a reply")
                .isTrue();
    }

    private boolean standsInTime(RaftMessage message) {
        Stage stage = stage(5, TEN_SECONDS).replicate(2, 3, 3);
        stage.pass(seconds(6)).say(3, message);
        stage.pass(seconds(5));
        return stage.state().role() == Role.CANDIDATE;
    }
}
