package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.Locale;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** False suspicions where messages are lost. */
@Part("A Fixed time-out")
public class LossTest extends GroupTest {
    private static final int NODES = 5;
    private static final int RUN_SECONDS = 10;

    /** As many heartbeats in a row must be lost for a silence beyond the time-out. */
    private static final int RUN_OF_LOSSES = 4;

    /** False suspicions that were counted, and over how much watching: pairs of members times minutes. */
    private static final class Count {
        private long suspicions;
        private double pairMinutes;

        double rate() {
            return suspicions / pairMinutes;
        }
    }

    @Test
    @Points(1)
    @DisplayName("false suspicions at 0, 3, 10 and 30 % loss are as rare as runs of lost heartbeats")
    public void falseSuspicionRate() {
        System.out.println("loss   false suspicions a minute and pair: measured, expected (p^4 (1 - p) a period)");
        for (double loss : new double[] {0, 0.03, 0.1, 0.3}) {
            Count count = measured(loss);
            double expected = Math.pow(loss, RUN_OF_LOSSES) * (1 - loss) * 60_000 / PERIOD.toMillis();
            System.out.printf(Locale.ROOT, "%3.0f %% %12.4f %12.4f%n", 100 * loss, count.rate(), expected);
            double chance = 4 * Math.sqrt(expected / count.pairMinutes) + 1 / count.pairMinutes;
            assertThat(count.rate())
                    .as("false suspicions a minute and pair at a loss of " + loss)
                    .isBetween(0.8 * expected - chance, expected + (loss == 0 ? 0 : chance));
        }
    }

    private Count measured(double loss) {
        Count count = new Count();
        forEachSeed("false suspicions are rare at a loss of " + loss, simulation -> {
            SimulatedGroup group = group(simulation, NODES);
            simulation.network().lose(loss);
            simulation.run(seconds(RUN_SECONDS));
            count.suspicions += group.falseSuspicions();
            count.pairMinutes += NODES * (NODES - 1) * RUN_SECONDS / 60.0;
        });
        return count;
    }
}
