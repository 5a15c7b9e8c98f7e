package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Figure 7: whatever the followers' logs are when a leader comes to power, it brings them to agree with its own. */
@Part("B Replication")
public class Figure7Test extends DirectedTest {
    private static final long[] LEADER = {1, 1, 1, 4, 4, 5, 5, 6, 6, 6};
    private static final long[][] FOLLOWERS = {
        {1, 1, 1, 4, 4, 5, 5, 6, 6}, // (a)
        {1, 1, 1, 4}, // (b)
        {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6}, // (c)
        {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7}, // (d)
        {1, 1, 1, 4, 4, 4, 4}, // (e)
        {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3} // (f)
    };

    @Test
    @Points(1)
    @DisplayName("Figure 7: the leader of term 8 brings the logs (a) to (f) to agree with its own (§5.3)")
    public void allLogsComeToAgree() {
        RaftScenario scenario = directed(7);
        replicate(scenario, 1, LEADER);
        for (int i = 0; i < FOLLOWERS.length; i++) {
            replicate(scenario, 2 + i, FOLLOWERS[i]);
        }
        scenario.runFor(millis(40));
        elect(scenario, n(1), 7);
        scenario.within(seconds(1)).replicate("x").eventually(RaftScenario.everywhere("x"));
        for (int i = 1; i <= 7; i++) {
            assertThat(terms(scenario, n(i)))
                    .as("log of n" + i)
                    .startsWith(1L, 1L, 1L, 4L, 4L, 5L, 5L, 6L, 6L, 6L, 8L)
                    .isEqualTo(terms(scenario, n(1)));
        }
    }

    private static void replicate(RaftScenario scenario, int server, long[] terms) {
        long last = terms[terms.length - 1];
        tell(scenario, n(server), new AppendEntries(last, Position.START, Stage.entries(terms), 0, 0));
    }
}
