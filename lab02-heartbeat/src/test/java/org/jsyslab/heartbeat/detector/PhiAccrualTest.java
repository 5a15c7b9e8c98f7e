package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.sim.StrictRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hayashibara et al. 2004, one sentence at a time: heartbeats every 100 ms. */
@Part("B Adaptive detectors")
class PhiAccrualTest {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LEAST_DEVIATION = Duration.ofMillis(1);
    private static final int WINDOW = 1_000;
    private static final long START = 5_000;

    /** A detector that watches since {@link #START}. */
    PhiAccrual detector(PhiAccrual.Parameters parameters, Duration since) {
        return new PhiAccrual(parameters, since);
    }

    private PhiAccrual detector(double threshold) {
        return detector(new PhiAccrual.Parameters(PERIOD, threshold, LEAST_DEVIATION, WINDOW), at(0));
    }

    private static Duration at(double millis) {
        return Duration.ofMillis(START).plusNanos(StrictMath.round(millis * 1e6));
    }

    /** Heartbeats 1 to 2,001, with gaps of 90 and 110 ms by turns: mean 100, deviation 10; the last one at 200,100. */
    private PhiAccrual trained(double threshold) {
        PhiAccrual detector = detector(threshold);
        double now = 100;
        detector.heard(1, at(now));
        for (int i = 0; i < 2_000; i++) {
            now += i % 2 == 0 ? 90 : 110;
            detector.heard(i + 2, at(now));
        }
        return detector;
    }

    @ParameterizedTest
    @CsvSource({"100, 0.30103", "112.8155, 1", "123.2635, 2", "130.9023, 3", "156.12, 8", "170.3448, 12"})
    @Points(3)
    @DisplayName(
            "φ is the logarithm of how rare so long a gap is: 1 at one gap in 10, 2 at one in 100, 3 at one in 1000")
    void phiIsALogarithmOfAProbability(double silence, double phi) {
        assertThat(trained(8).suspicionLevel(at(200_100 + silence))).isCloseTo(phi, within(1e-3));
    }

    @Test
    @Points(3)
    @DisplayName("Under the model, Φ = 1 is wrong about once in 10 heartbeats, Φ = 2 once in 100")
    void thresholdIsAChanceOfBeingWrong() {
        assertThat(mistakes(1)).isCloseTo(0.1, within(0.01));
        assertThat(mistakes(2)).isCloseTo(0.01, within(0.003));
    }

    /** The share of 20,000 heartbeats, with gaps of 100 ± 10 ms, before which the detector suspects. */
    private double mistakes(double threshold) {
        RandomGenerator random = new StrictRandom(1);
        PhiAccrual detector = detector(threshold);
        int mistakes = 0;
        double now = 0;
        for (int i = 1; i <= 20_000; i++) {
            now += random.nextGaussian(100, 10);
            mistakes += detector.freshUntil().compareTo(at(now)) <= 0 ? 1 : 0;
            detector.heard(i, at(now));
        }
        return mistakes / 20_000.0;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 8, 12, 20})
    @Points(2)
    @DisplayName("The freshness point is where φ crosses the threshold")
    void suspectsWherePhiCrossesTheThreshold(double threshold) {
        for (PhiAccrual detector : new PhiAccrual[] {detector(threshold), trained(threshold)}) {
            Duration fresh = detector.freshUntil();
            assertThat(detector.suspicionLevel(fresh)).isCloseTo(threshold, within(1e-5));
            assertThat(detector.suspicionLevel(fresh.plusNanos(1))).isGreaterThan(threshold);
            assertThat(detector.suspicionLevel(fresh.minusNanos(2))).isLessThan(threshold);
        }
    }

    @Test
    @Points(2)
    @DisplayName("A lost heartbeat makes one long gap; what is late, repeated or out of order makes none")
    void samplesGapsBetweenFreshHeartbeats() {
        PhiAccrual detector = trained(8);
        Duration fresh = detector.freshUntil();
        detector.heard(2_001, at(200_150));
        detector.heard(7, at(200_151));
        assertThat(detector.freshUntil()).as("old ones").isEqualTo(fresh);
        detector.heard(2_003, at(200_300));
        PhiAccrual lossless = trained(8);
        lossless.heard(2_002, at(200_200));
        lossless.heard(2_003, at(200_300));
        assertThat(detector.freshUntil().minus(lossless.freshUntil()).toNanos())
                .as("one gap of 200 ms among 1000 raises the mean by 0.1 ms, and the deviation by 0.5")
                .isBetween(2_700_000L, 3_000_000L);
    }

    @Test
    @DisplayName("Before there are gaps, they are guessed to be a period, give or take a quarter; the guess wears off")
    void firstEstimate() {
        PhiAccrual detector = detector(3);
        assertThat(detector.suspicionLevel(at(100))).isCloseTo(0.30103, within(1e-5));
        assertThat(detector.suspicionLevel(at(100 + 25 * 1.281552))).isCloseTo(1, within(1e-5));
        detector.heard(40, at(90));
        assertThat(detector.suspicionLevel(at(190)))
                .as("the time to the first heartbeat is no gap")
                .isCloseTo(0.30103, within(1e-5));
        for (int i = 1; i <= WINDOW; i++) {
            detector.heard(40 + i, at(90 + 20 * i));
        }
        assertThat(detector.freshUntil())
                .as("mean 20 ms, deviation at its minimum")
                .isBetween(at(90 + 20 * WINDOW + 23), at(90 + 20 * WINDOW + 24));
    }

    @Test
    @DisplayName("Perfectly steady heartbeats leave the minimum deviation")
    void minimumDeviation() {
        PhiAccrual detector = detector(8);
        for (int i = 1; i <= 2_000; i++) {
            detector.heard(i, at(100 * i));
        }
        assertThat(detector.suspicionLevel(at(200_000 + 101))).isCloseTo(0.8, within(0.01)); // one deviation late
        assertThat(detector.suspicionLevel(at(200_000 + 105.612))).isCloseTo(8, within(0.01));
    }

    @Test
    @DisplayName("The level grows without bound, and is a number, when the probability is too small for one")
    void levelGrowsWithoutBound() {
        PhiAccrual detector = trained(8);
        double last = 0;
        for (double silence = 60; silence < 1e12; silence *= 1.3) {
            double level = detector.suspicionLevel(at(200_100 + silence));
            assertThat(level).isFinite().isGreaterThan(last);
            last = level;
        }
        assertThat(last).isGreaterThan(1e15);
        assertThat(detector.suspicionLevel(at(200_100))).as("no silence").isBetween(0.0, 1e-12);
    }

    @Test
    @DisplayName("A sender that counts from 1 again is not heard until it has a new detector")
    void aNewLifeNeedsANewDetector() {
        PhiAccrual detector = trained(8);
        Duration fresh = detector.freshUntil();
        detector.heard(1, at(200_200));
        assertThat(detector.freshUntil()).isEqualTo(fresh);
    }

    @Test
    @DisplayName("Parameters without sense are refused by name")
    void checksItsParameters() {
        assertThatThrownBy(() -> new PhiAccrual.Parameters(PERIOD, 0.4, WINDOW))
                .hasMessage("the threshold of phi must be 0.5 to 20.0, not 0.4");
        assertThatThrownBy(() -> new PhiAccrual.Parameters(PERIOD, Double.NaN, WINDOW))
                .hasMessageContaining("the threshold");
        assertThatThrownBy(() -> new PhiAccrual.Parameters(PERIOD.negated(), 8, WINDOW))
                .hasMessageContaining("the period");
        assertThatThrownBy(() -> new PhiAccrual.Parameters(PERIOD, 8, 10_001)).hasMessageContaining("a window");
        assertThatThrownBy(() -> new PhiAccrual.Parameters(PERIOD, 8, Duration.ZERO, WINDOW))
                .hasMessageContaining("the minimum deviation");
        assertThat(new PhiAccrual.Parameters(PERIOD, 8, WINDOW).minimumDeviation())
                .isEqualTo(Duration.ofMillis(10));
    }
}
