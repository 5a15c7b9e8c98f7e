package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Figure 8, step by step, with all servers running: why a leader must not commit entries of earlier terms by counting
 * copies. Here every leader begins its term with an entry, so the entries of the figure are those. In (c) and (d) S2
 * also holds the entry of term 4, which changes no election.
 */
@Part("B Replication")
public class Figure8Test extends DirectedTest {

    @Test
    @Points(1)
    @DisplayName("Figure 8 (a) to (d): an entry of term 2 that a majority holds is not committed, and S5 overwrites it;"
            + " (e): with an entry of term 4 on a majority S5 cannot win (§5.4.2)")
    public void oldEntriesAreNotCommittedByCounting() {
        RaftScenario lost = untilC();
        lost.isolate(n(1)).crash(n(1)).then(sim -> sim.network().heal()).restart(n(5));
        elect(lost, n(5), 4);
        lost.replicate("d").restart(n(1)).eventually(RaftScenario.everywhere("d"));
        assertThat(terms(lost, n(3))).as("log of S3 after (d)").startsWith(1L, 3L, 5L);

        RaftScenario kept = untilC();
        kept.then(sim -> sim.network().mend(n(1).in(sim), n(3).in(sim)));
        runUntil(
                kept,
                "(e): S1 commits the entry of term 4",
                () -> kept.raft(n(1)).state().commitIndex() == 3);
        kept.isolate(n(1)).crash(n(1)).then(sim -> sim.network().heal()).restart(n(5));
        stand(kept, n(5), 4);
        kept.runFor(millis(100));
        assertThat(kept.raft(n(5)).state().role()).as("S5 in (e)").isEqualTo(Role.CANDIDATE);
        elect(kept, n(3), 5);
        kept.replicate("e").restart(n(1)).eventually(RaftScenario.everywhere("e"));
        assertThat(terms(kept, n(5))).as("log of S5 after (e)").startsWith(1L, 2L, 4L, 6L);
    }

    /** To where S1 leads term 4, and an entry of term 2 is known to be on S1, S2 and S3. */
    private RaftScenario untilC() {
        RaftScenario scenario = directed(5);
        for (int i = 1; i <= 5; i++) {
            tell(scenario, n(i), new AppendEntries(1, Position.START, Stage.entries(1), 1, 0));
        }
        elect(scenario.runFor(millis(40)), n(1), 1);
        scenario.partition(n(1), n(2)).runFor(millis(60));
        assertThat(terms(scenario, n(2))).as("log of S2 in (a)").isEqualTo(List.of(1L, 2L));

        scenario.crash(n(1)).heal();
        elect(scenario, n(5), 2);
        scenario.isolate(n(5)).runFor(millis(40));
        assertThat(terms(scenario, n(5))).as("log of S5 in (b)").isEqualTo(List.of(1L, 3L));

        scenario.crash(n(5)).heal().restart(n(1));
        elect(scenario, n(1), 3);
        scenario.partition(n(1), n(2), n(3));
        runUntil(
                scenario,
                "(c): S3 holds the entry of term 2",
                () -> terms(scenario, n(3)).equals(List.of(1L, 2L)));
        scenario.oneWay(n(1), n(3));
        runUntil(scenario, "(c): S1 knows of it", () -> match(scenario, 3) == 2 && match(scenario, 2) >= 2);
        return scenario;
    }

    private static long match(RaftScenario scenario, int server) {
        return scenario.raft(n(1))
                .leadership()
                .progressOf(n(server).in(scenario.simulation()))
                .match();
    }
}
