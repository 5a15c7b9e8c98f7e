package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The box "RequestVote RPC" of Figure 2, sentence by sentence. */
@Part("A Election")
public class RequestVoteTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("Figure 2, RequestVote 1: reply false if term < currentTerm (§5.1), and say which term it is")
    public void refusesAnOldTerm() {
        Stage stage = stage(3).say(2, vote(5, Position.START)).say(3, vote(4, Position.START));
        assertThat(stage.last(3, VoteReply.class)).isEqualTo(new VoteReply(5, false));
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, RequestVote 2: grant the vote if votedFor is null or candidateId; one vote a term (§5.2)")
    public void votesOnceInATerm() {
        Stage stage = stage(3);
        stage.say(2, vote(5, Position.START)).say(3, vote(5, Position.START)).say(2, vote(5, Position.START));
        assertThat(stage.heard(2, VoteReply.class))
                .as("replies to the first candidate, which asks twice")
                .containsExactly(new VoteReply(5, true), new VoteReply(5, true));
        assertThat(stage.last(3, VoteReply.class)).as("reply to the second").isEqualTo(new VoteReply(5, false));
        assertThat(stage.say(3, vote(6, Position.START)).last(3, VoteReply.class))
                .as("reply to the second in the next term")
                .isEqualTo(new VoteReply(6, true));
        assertThat(stage.state().votedFor()).contains(NodeId.of("n3"));
    }

    @Test
    @Points(1)
    @DisplayName("§5.4.1: the log with the later last term is more up-to-date; of two that end with the same term, the"
            + " longer one")
    public void votesForLogsAsUpToDateAsItsOwn() {
        Stage stage = stage(3).replicate(2, 3, 1, 1, 1, 3);
        assertThat(isGranted(stage, 4, new Position(4, 1)))
                .as("shorter, of a later term")
                .isTrue();
        assertThat(isGranted(stage, 5, new Position(2, 9)))
                .as("longer, of an earlier term")
                .isFalse();
        assertThat(isGranted(stage, 6, new Position(3, 3)))
                .as("shorter, of the same term")
                .isFalse();
        assertThat(isGranted(stage, 7, new Position(3, 4)))
                .as("as long, of the same term")
                .isTrue();
        assertThat(isGranted(stage, 8, new Position(3, 5)))
                .as("longer, of the same term")
                .isTrue();
    }

    @Test
    @Points(1)
    @DisplayName("§5.1: a server that refuses its vote nevertheless adopts the candidate's newer term, without a vote")
    public void adoptsTheTermOfWhomItRefuses() {
        Stage stage = stage(3).replicate(2, 3, 3);
        assertThat(isGranted(stage, 7, Position.START)).isFalse();
        assertThat(stage.last(3, VoteReply.class).term())
                .as("term of the refusal")
                .isEqualTo(7);
        assertThat(stage.state().votedFor()).as("votedFor").isEmpty();
        assertThat(isGranted(stage, 7, new Position(3, 1)))
                .as("a vote in that term")
                .isTrue();
    }

    private static boolean isGranted(Stage stage, long term, Position last) {
        return stage.say(3, vote(term, last)).last(3, VoteReply.class).granted();
    }

    static RequestVote vote(long term, Position last) {
        return new RequestVote(term, last, false);
    }
}
