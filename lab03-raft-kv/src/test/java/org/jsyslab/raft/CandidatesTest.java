package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules for candidates of Figure 2, and what all servers do with terms. */
@Part("A Election")
public class CandidatesTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("Figure 2, Candidates 1: on conversion, increment currentTerm, vote for self, and send RequestVote"
            + " to all other servers")
    public void asksAllForTheirVotes() {
        Stage stage = stage(5).replicate(2, 3, 1, 3);
        becomeCandidate(stage);
        assertThat(stage.state().term()).as("currentTerm").isEqualTo(4);
        assertThat(stage.state().votedFor()).as("votedFor").contains(NodeId.of("n1"));
        stage.pass(millis(40));
        for (int puppet = 2; puppet <= 5; puppet++) {
            assertThat(stage.last(puppet, RequestVote.class)).isEqualTo(new RequestVote(4, new Position(3, 2), false));
        }
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Candidates 2: if votes are received from a majority of servers, become leader (§5.2)")
    public void leadsWithAMajority() {
        Stage stage = stage(5);
        becomeCandidate(stage);
        VoteReply vote = new VoteReply(stage.state().term(), true);
        stage.say(2, vote).say(2, vote).say(3, new VoteReply(vote.term(), false));
        assertThat(stage.state().role())
                .as("with two votes, one of which came twice")
                .isEqualTo(Role.CANDIDATE);
        stage.say(4, vote);
        assertThat(stage.state().role()).as("with three votes").isEqualTo(Role.LEADER);
    }

    @Test
    @Points(1)
    @DisplayName("§5.1: votes of an earlier term are not counted")
    public void oldVotesDoNotCount() {
        Stage stage = stage(3);
        becomeCandidate(stage);
        long first = stage.state().term();
        stage.simulation().runUntil(sim -> stage.state().term() > first, seconds(30));
        stage.say(2, new VoteReply(first, true)).say(3, new VoteReply(first, true));
        assertThat(stage.state().role()).isEqualTo(Role.CANDIDATE);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Candidates 3: if AppendEntries is received from the new leader, convert to follower;"
            + " from an old one, do not (§5.2)")
    public void yieldsToTheLeaderOfItsTerm() {
        Stage stage = stage(3);
        becomeCandidate(stage);
        long term = stage.state().term();
        stage.say(2, heartbeat(term - 1));
        assertThat(stage.state().role())
                .as("after a heartbeat of an older term")
                .isEqualTo(Role.CANDIDATE);
        stage.say(2, heartbeat(term));
        assertThat(stage.state().role()).as("after a heartbeat of its term").isEqualTo(Role.FOLLOWER);
        stage.say(3, new VoteReply(term, true));
        assertThat(stage.state().role()).as("after a late vote").isEqualTo(Role.FOLLOWER);
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, Candidates 4: if the election timeout elapses, start a new election; timeouts are random"
            + " and within their bounds (§5.2)")
    public void standsAgainAndAgain() {
        Stage stage = stage(3);
        becomeCandidate(stage);
        TreeSet<Duration> waits = new TreeSet<>();
        for (int election = 0; election < 20; election++) {
            Duration before = stage.simulation().now();
            long term = stage.state().term();
            stage.simulation().runUntil(sim -> stage.state().term() > term, seconds(30));
            waits.add(stage.simulation().now().minus(before));
        }
        assertThat(waits).as("different waits").hasSizeGreaterThan(15);
        assertThat(waits.first()).as("the shortest").isBetween(seconds(10), seconds(13));
        assertThat(waits.last())
                .as("the longest")
                .isBetween(seconds(17), seconds(20).plusMillis(50));
    }

    @Test
    @Points(1)
    @DisplayName("Figure 2, All Servers 2: if a request or response contains term T > currentTerm, set currentTerm = T"
            + " and convert to follower (§5.1)")
    public void newerTermsWin() {
        for (RaftMessage message : List.of(
                RequestVoteTest.vote(9, Position.START),
                new VoteReply(9, false),
                heartbeat(9),
                new AppendReply(9, false, 1, 1, 0))) {
            Stage leads = stage(3).elect().say(2, message);
            assertThat(leads.state().role()).as("a leader after " + message).isEqualTo(Role.FOLLOWER);
            assertThat(leads.state().term()).as("its term").isEqualTo(9);
            Stage stands = stage(3);
            becomeCandidate(stands);
            stands.say(2, message);
            assertThat(stands.state().role()).as("a candidate after " + message).isEqualTo(Role.FOLLOWER);
            assertThat(stands.state().term()).as("its term").isEqualTo(9);
        }
    }

    static AppendEntries heartbeat(long term) {
        return new AppendEntries(term, Position.START, List.of(), 0, 1);
    }

    private static void becomeCandidate(Stage stage) {
        stage.simulation().runUntil(sim -> stage.state().role() == Role.CANDIDATE, seconds(30));
        assertThat(stage.state().role()).as("after silence").isEqualTo(Role.CANDIDATE);
    }
}
