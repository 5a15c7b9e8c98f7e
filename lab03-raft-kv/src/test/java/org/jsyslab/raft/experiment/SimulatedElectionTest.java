package org.jsyslab.raft.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code simulate-election} shows. */
class SimulatedElectionTest {

    private static String told(Algorithm algorithm) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertThat(new SimulatedElection(new Simulation(7), algorithm, out).run())
                .isTrue();
        out.flush();
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void everyChapterEndsWithTheHighestAndThePartitionWithTwo(Algorithm algorithm) {
        assertThat(told(algorithm).lines().filter(line -> line.startsWith("coordinator:")))
                .containsExactly(
                        "coordinator: n5",
                        "coordinator: n4",
                        "coordinator: n5",
                        "coordinator: n2 and n5",
                        "coordinator: n5");
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedPrintsTheSame(Algorithm algorithm) {
        assertThat(told(algorithm)).isEqualTo(told(algorithm));
    }
}
