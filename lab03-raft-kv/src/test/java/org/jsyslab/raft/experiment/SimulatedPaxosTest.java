package org.jsyslab.raft.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code simulate-paxos} shows: the duel of section 2.4, and its end. */
class SimulatedPaxosTest {

    private static String told(long seed, boolean duel) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertThat(new SimulatedPaxos(new Simulation(seed), duel, out).run()).isTrue();
        out.flush();
        return text.toString();
    }

    @Test
    @DisplayName("Two proposers that try again at once overtake each other for ever (section 2.4)")
    void theDuelNeverEnds() {
        String told = told(7, true);

        assertThat(told).contains("after 10.000 s and").contains("nothing is chosen");
        assertThat(told).contains("abandons 1.n1", "abandons 1.n2").doesNotContain("learns");
    }

    @Test
    @DisplayName("With a random wait one of them wins, in every seed, and within a few numbers")
    void aRandomWaitEndsIt() {
        forEachSeed("a random wait ends the duel", simulation -> {
            SimulatedPaxos run = new SimulatedPaxos(simulation, false, new PrintWriter(PrintWriter.nullWriter()));
            assertThat(run.run()).as("decided").isTrue();
            assertThat(run.proposals()).as("numbers tried").isBetween(2L, 60L);
        });
    }

    @Test
    void theSameSeedPrintsTheSame() {
        assertThat(told(7, false)).isEqualTo(told(7, false)).contains("is chosen");
    }
}
