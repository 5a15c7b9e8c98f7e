package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.stream.Stream;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.PreVote;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.jsyslab.raft.RaftMessage.VoteReply;
import org.jsyslab.raft.scenario.Submit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that no server of ours sends, as a person may type them, and votes that come back from the past. */
class ForgedTest extends DirectedTest {

    static Stream<RaftMessage> nonsense() {
        return Stream.of(
                new AppendReply(1, true, Long.MAX_VALUE, 0, 0),
                new AppendReply(1, true, 99, 100, Long.MAX_VALUE),
                new AppendReply(1, false, 99, 100, 0),
                new AppendReply(1, false, Long.MIN_VALUE, Long.MIN_VALUE, -1),
                new SnapshotReply(1, new Position(1, 99), 0, true, 0),
                new SnapshotReply(1, new Position(1, Long.MAX_VALUE), -1, false, 0),
                new AppendEntries(1, Position.START, Stage.entries(9), 99, 0),
                new PreVote(Long.MAX_VALUE, Position.START),
                new PreVote(Long.MIN_VALUE, Position.START));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    @DisplayName("a leader that is told nonsense leads on, in its term")
    void leadersLeadOn(RaftMessage message) {
        Stage stage = stage(Seeds.single(1), 3, STAGED).elect();
        stage.submit("x");
        stage.say(2, message);
        stage.submit("y");
        assertThat(stage.machine().isUp()).isTrue();
        assertThat(stage.state().role()).isEqualTo(Role.LEADER);
        assertThat(stage.state().term()).isEqualTo(1);
    }

    @Test
    @DisplayName("votes granted before a crash elect nobody whose term is not on disk: it might lead that term twice")
    void votesFromThePast() {
        forEachSeed("no term is led in two lives", simulation -> {
            Stage stage = stage(simulation, 3, STAGED);
            stage.machine().crashAtNextForce();
            stage.pass(seconds(25));
            if (!stage.machine().isUp()) {
                stage.machine().restart();
            }
            stage.pass(millis(40));
            stage.machine().pause(); // its timer and the votes wait until it goes on
            stage.pass(seconds(25));
            vote(simulation, 2);
            vote(simulation, 3);
            stage.pass(millis(40));
            simulation.invoke(NodeId.of("n1"), new Submit("A"));
            stage.machine().crashAtNextForce();
            stage.machine().resume();
            stage.pass(millis(100));
            if (!stage.machine().isUp()) {
                stage.machine().restart();
            }
            stage.forget();
            stage.commitSomething(); // Figure 3 sees it if it leads the term again that it led before
        });
    }

    private static void vote(Simulation simulation, int voter) {
        simulation.invoke(NodeId.of("n" + voter), new Puppet.Say(NodeId.of("n1"), new VoteReply(1, true)));
    }
}
