package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chen, Toueg, Aguilera 2002, section 6.3, one sentence at a time: η = 100 ms, α = 30 ms, n = 4. */
@Part("B Adaptive detectors")
class ChenNfdETest {
    private static final ChenNfdE.Parameters PARAMETERS =
            new ChenNfdE.Parameters(Duration.ofMillis(100), Duration.ofMillis(30), 4);
    private static final long START = 1_000;

    /** A detector that watches since {@link #START}. */
    ChenNfdE detector(ChenNfdE.Parameters parameters, Duration since) {
        return new ChenNfdE(parameters, since);
    }

    private ChenNfdE detector() {
        return detector(PARAMETERS, millis(START));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** Hears number {@code sequence} so many ms after its time: i is sent at START + 100 i of the listener's clock. */
    private static void hear(ChenNfdE detector, long sequence, long late) {
        detector.heard(sequence, millis(START + 100 * sequence + late));
    }

    @Test
    @Points(3)
    @DisplayName("EA of the next heartbeat is the mean of the last n arrivals, each shifted to when the next is due")
    void expectsTheMeanOfShiftedArrivals() {
        ChenNfdE detector = detector();
        assertThat(detector.freshUntil()).as("before any heartbeat").isEqualTo(millis(START + 100 + 30));
        hear(detector, 1, 10);
        assertThat(detector.freshUntil()).as("after one").isEqualTo(millis(START + 200 + 10 + 30));
        hear(detector, 2, 30);
        assertThat(detector.freshUntil()).as("after two").isEqualTo(millis(START + 300 + 20 + 30));
        hear(detector, 4, 50); // number 3 is lost: the shift goes by numbers, not by arrivals
        assertThat(detector.freshUntil()).as("after a loss").isEqualTo(millis(START + 500 + 30 + 30));
    }

    @Test
    @Points(2)
    @DisplayName(
            "The estimate forgets arrivals older than the last n: a change of delay is followed within n heartbeats")
    void followsAChangeWithinTheWindow() {
        ChenNfdE detector = detector();
        for (int i = 1; i <= 20; i++) {
            hear(detector, i, 5);
        }
        for (int i = 21; i <= 24; i++) {
            hear(detector, i, 45);
        }
        assertThat(detector.freshUntil()).isEqualTo(millis(START + 2_500 + 45 + 30));
    }

    @Test
    @Points(2)
    @DisplayName("A heartbeat that is late, repeated or out of order makes nothing fresher")
    void ignoresWhatIsNoFresher() {
        ChenNfdE detector = detector();
        hear(detector, 1, 0);
        hear(detector, 3, 0);
        Duration fresh = detector.freshUntil();
        hear(detector, 2, 150);
        hear(detector, 3, 60);
        detector.heard(1, millis(START + 390));
        assertThat(detector.freshUntil()).isEqualTo(fresh).isEqualTo(millis(START + 400 + 30));
    }

    @Test
    @DisplayName("A heartbeat delayed past the next freshness point leaves its sender suspected")
    void mayStaySuspected() {
        ChenNfdE detector = detector();
        for (int i = 1; i <= 4; i++) {
            hear(detector, i, 0);
        }
        hear(detector, 5, 200);
        assertThat(detector.freshUntil())
                .as("EA of number 6 is a quarter of that lateness later than before")
                .isEqualTo(millis(START + 600 + 50 + 30))
                .isLessThan(millis(START + 700));
    }

    @Test
    @DisplayName("It may begin to watch at any number and at any time of its clock, after years too")
    void beginsAnywhere() {
        Duration years = Duration.ofDays(3_650);
        ChenNfdE detector = detector(new ChenNfdE.Parameters(millis(100), millis(30), 1_000), years);
        for (int i = 0; i < 3_000; i++) {
            detector.heard(3_000_000_000L + i, years.plusMillis(7 + 100L * i));
        }
        Duration expected = years.plusMillis(7 + 100L * 3_000 + 30);
        assertThat(detector.freshUntil().minus(expected).abs()).isLessThan(Duration.ofNanos(100_000));
    }

    @Test
    @DisplayName(
            "A sender that counts from 1 again is not heard until it has a new detector, and no number is too large")
    void aNewLifeNeedsANewDetector() {
        ChenNfdE detector = detector();
        hear(detector, 50, 0);
        Duration fresh = detector.freshUntil();
        detector.heard(1, millis(START + 5_050));
        detector.heard(Long.MAX_VALUE, millis(START + 5_060));
        assertThat(detector.freshUntil()).isEqualTo(fresh);
        hear(detector, 51, 0);
        assertThat(detector.freshUntil()).isEqualTo(fresh.plusMillis(100));
    }

    @Test
    @DisplayName("The level is 0 until the heartbeat is expected, and 1 at the freshness point")
    void levelIsLateness() {
        ChenNfdE detector = detector();
        assertThat(detector.suspicionLevel(millis(START + 60))).isZero();
        assertThat(detector.suspicionLevel(millis(START + 100))).isZero();
        assertThat(detector.suspicionLevel(millis(START + 130))).isEqualTo(1);
        assertThat(detector.suspicionLevel(millis(START + 400))).isEqualTo(10);
    }

    @Test
    @DisplayName("Parameters without sense are refused by name")
    void checksItsParameters() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new ChenNfdE.Parameters(Duration.ZERO, second, 4))
                .hasMessageContaining("the period");
        assertThatThrownBy(() -> new ChenNfdE.Parameters(second, second.negated(), 4))
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> new ChenNfdE.Parameters(second, second, 1))
                .hasMessage("a window holds 2 to 10000 samples, not 1");
        assertThat(PARAMETERS.watch(millis(START)).freshUntil()).isEqualTo(millis(START + 130));
    }
}
