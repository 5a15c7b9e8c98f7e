package org.jsyslab.raft.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** {@code experiment election-cdf} with fewer trials where they suffice. */
class ElectionCdfTest {

    private static Downtimes measure(int trials, LeaderCrash crash) {
        return Downtimes.measure(1, "test", trials, crash::downtime);
    }

    private static LeaderCrash crash(int least, int most) {
        return new LeaderCrash(new TimeoutRange(least, most));
    }

    @Test
    @DisplayName("Figure 16, top: without randomness leader election consistently took longer than 10 seconds")
    void noRandomness() {
        assertThat(measure(20, crash(150, 150)).percentWithin(10_000)).isZero();
    }

    @Test
    @DisplayName("Figure 16, top: 5 ms of randomness gives a median of 287 ms, between 240 and 340")
    void fiveMillis() {
        assertThat(measure(600, crash(150, 155)).percentile(50)).isBetween(240.0, 340.0);
    }

    @Test
    @DisplayName("Figure 16, top: 50 ms of randomness: the longest of 1000 took 513 ms, between 400 and 900; p99 < 500")
    void fiftyMillis() {
        Downtimes times = measure(1_000, crash(150, 200));
        assertThat(times.percentile(100)).isBetween(400.0, 900.0);
        assertThat(times.percentile(99)).isLessThan(500);
        assertThat(times.percentile(0.1))
                .as("the smallest possible downtime is about half of the least timeout")
                .isBetween(75.0, 100.0);
    }

    @Test
    @DisplayName("Figure 16, bottom: shorter timeouts, shorter downtimes; 12-24 ms takes 35 ms on average, 20 to 60")
    void scales() {
        double shorter = 0;
        for (TimeoutRange range : ElectionCdf.SCALES) {
            Downtimes times = measure(300, new LeaderCrash(range));
            assertThat(times.percentile(50)).as("median of " + range).isGreaterThan(shorter);
            shorter = times.percentile(50);
        }
        assertThat(measure(300, crash(12, 24)).mean()).isBetween(20.0, 60.0);
    }

    @Test
    @DisplayName("If followers do not hear of the leader at the same time, timeouts without randomness elect a leader")
    void heartbeatsApart() {
        LeaderCrash apart = new LeaderCrash(new TimeoutRange(150, 150)) {
            @Override
            Link lastHeartbeat() {
                return Link.LAN.delaying(Delay.uniform(Duration.ZERO, Duration.ofMillis(15)));
            }
        };
        assertThat(measure(20, apart).percentWithin(10_000)).isGreaterThan(50);
    }

    @Test
    @DisplayName("If all logs are as long, a leader is found sooner")
    void equalLogs() {
        TimeoutRange range = new TimeoutRange(12, 24);
        LeaderCrash equal = new LeaderCrash(range) {
            @Override
            List<NodeId> laggards() {
                return List.of();
            }
        };
        assertThat(measure(300, equal).mean())
                .isLessThan(0.85 * measure(300, new LeaderCrash(range)).mean());
    }

    @Test
    @DisplayName("Too few trials, or too many, are refused in one line")
    void badInput() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new ElectionCdfExperiment()).setErr(new PrintWriter(err));
        assertThat(command.execute("--trials", "99")).isEqualTo(2);
        assertThat(command.execute("--trials", "100001")).isEqualTo(2);
        assertThat(err).asString().contains("trials: 100 to 100000");
    }

    @Test
    @DisplayName("The same seed gives the same rows; another seed gives others")
    void deterministic() {
        List<Table> once = new ElectionCdf(7, 10).tables();
        assertThat(new ElectionCdf(7, 10).tables()).isEqualTo(once);
        assertThat(new ElectionCdf(8, 10).tables()).isNotEqualTo(once);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    @DisplayName("Figure 16 at full size agrees with the paper")
    void fullSize() {
        List<Table> tables = new ElectionCdf(1, ElectionCdf.TRIALS).tables();
        assertThat(tables).hasSize(4).allMatch(Table::agrees);
        assertThat(tables.stream()
                        .flatMap(table -> table.rows().stream())
                        .filter(row -> !Double.isNaN(row.hi()) || !Double.isNaN(row.lo())))
                .hasSize(9);
    }
}
