package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What replication may cost, in messages, bytes and time. */
@Part("B Replication")
public class BudgetTest extends DirectedTest {

    @Test
    @Points(1)
    @DisplayName(
            "three servers: at most 30 requests until there is a leader, 36 for ten entries one after the other, 44"
                    + " in an idle second")
    public void requestsAreFew() {
        forEachSeed("requests are few", simulation -> {
            Traffic requests = Traffic.requests(simulation);
            RaftScenario scenario = scenario(simulation).nodes(3).eventually(RaftScenario.oneLeader());
            assertThat(requests.messages()).as("requests for the election").isBetween(1, 30);
            scenario.replicate("0");
            requests.messages();
            for (int i = 1; i <= 10; i++) {
                scenario.replicate("line " + i);
            }
            assertThat(requests.messages()).as("requests for ten entries").isBetween(10, 36);
            scenario.runFor(seconds(1));
            assertThat(requests.messages()).as("requests in an idle second").isBetween(20, 44);
        });
    }

    @Test
    @Points(1)
    @DisplayName("each byte of a command goes to each follower once: ten of 5,000 bytes to two followers, and"
            + " ten more at once, are at most 215,000 bytes")
    public void entriesAreSentOnce() {
        forEachSeed("entries are sent once", simulation -> {
            simulation.network().links(Link.LAN.delaying(Delay.constant(millis(1)))); // nothing is overtaken
            Traffic all = Traffic.of(simulation, message -> true);
            RaftScenario scenario = scenario(simulation).nodes(3).replicate("0");
            all.bytes();
            for (int i = 0; i < 10; i++) {
                scenario.replicate(i + "x".repeat(4_999));
            }
            for (int i = 10; i < 19; i++) {
                scenario.offer(RaftScenario.leader(), i + "x".repeat(4_998));
            }
            scenario.replicate("x".repeat(5_000)).eventually(RaftScenario.everywhere("x".repeat(5_000)));
            assertThat(all.bytes()).as("bytes for 20 entries").isBetween(200_000L, 215_000L);
        });
    }

    @Test
    @Points(1)
    @DisplayName("an entry does not wait for a heartbeat: a hundred, one after the other, take less than a second")
    public void entriesDoNotWait() {
        RaftScenario scenario = scenario(Seeds.single(1)).nodes(3).replicate("0");
        Duration before = scenario.simulation().now();
        for (int i = 0; i < 100; i++) {
            scenario.replicate("line " + i);
        }
        assertThat(scenario.simulation().now().minus(before))
                .as("time for a hundred entries")
                .isLessThan(seconds(1));
    }

    @Test
    @Points(1)
    @DisplayName("§5.3: with fast back-up, fifty entries of a wrong term take one refusal, not one by one")
    public void backsUpFast() {
        RaftScenario scenario = directed(5, RaftOptions.FIGURE_2);
        for (int i = 1; i <= 5; i++) {
            long[] terms = new long[101];
            for (int index = 0; index < terms.length; index++) {
                terms[index] = index == 0 ? 1 : index <= 50 ? 2 * i : 2 * i + 1;
            }
            tell(scenario, n(i), new AppendEntries(2 * i + 1, Position.START, Stage.entries(terms), 0, 0));
        }
        scenario.runFor(millis(60));
        Traffic refusals =
                Traffic.of(scenario.simulation(), message -> message instanceof AppendReply reply && !reply.success());
        elect(scenario, n(5), 11);
        scenario.runFor(seconds(1));
        assertThat(refusals.messages())
                .as("refusals of four followers with two wrong terms each")
                .isBetween(4, 20);
        for (int i = 1; i <= 4; i++) {
            assertThat(terms(scenario, n(i))).as("log of n" + i).isEqualTo(terms(scenario, n(5)));
        }
    }
}
