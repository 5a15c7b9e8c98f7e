package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.sim.StrictRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chandra and Toueg 1996, section 9.1, Figure 10, above a time-out of 150 ms, with an increment of 20 ms. */
@Part("B Adaptive detectors")
class EventuallyPerfectTest {
    private static final Duration TIMEOUT = Duration.ofMillis(150);
    private static final Duration INCREMENT = Duration.ofMillis(20);

    /** A detector that watches since 0. */
    EventuallyPerfect detector(Detector detector) {
        return new EventuallyPerfect(detector, INCREMENT, Duration.ZERO);
    }

    private EventuallyPerfect detector() {
        return detector(new FixedTimeout(TIMEOUT, Duration.ZERO));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    @Points(3)
    @DisplayName("When p hears from q while it suspects q, it trusts q again, and its time-out for q grows")
    void patienceGrowsWithEachFalseSuspicion() {
        EventuallyPerfect detector = detector();
        detector.heard(1, millis(100));
        assertThat(detector.freshUntil()).as("not suspected: as before").isEqualTo(millis(100 + 150));
        detector.heard(2, millis(250));
        assertThat(detector.freshUntil()).as("suspected at this very time").isEqualTo(millis(250 + 170));
        detector.heard(3, millis(419));
        assertThat(detector.freshUntil()).as("within the new time-out").isEqualTo(millis(419 + 170));
        detector.heard(4, millis(2_000));
        assertThat(detector.freshUntil()).as("one long silence is one mistake").isEqualTo(millis(2_000 + 190));
        assertThat(detector.patience()).isEqualTo(millis(40));
    }

    @Test
    @Points(3)
    @DisplayName("Eventual strong accuracy: gaps that have some bound are suspected a bounded number of times")
    void falseSuspicionsEnd() {
        for (long seed = 1; seed <= 100; seed++) {
            RandomGenerator random = new StrictRandom(seed);
            long bound = random.nextLong(200, 2_000); // of the gaps, known to nobody
            EventuallyPerfect detector = detector();
            long now = 0;
            int suspicions = 0;
            for (int i = 1; i <= 2_000; i++) {
                now += random.nextLong(1, bound + 1);
                suspicions += detector.freshUntil().compareTo(millis(now)) <= 0 ? 1 : 0;
                detector.heard(i, millis(now));
            }
            assertThat(suspicions).as("false suspicions, seed %d", seed).isBetween(1, (int) (bound - 150) / 20 + 1);
            assertThat(detector.patience())
                    .as("it is below the longest silence plus an increment, seed %d", seed)
                    .isLessThan(millis(bound - 150 + 20 + 1));
        }
    }

    @Test
    @DisplayName("An old heartbeat that the network kept does not prove a suspicion false")
    void oldHeartbeatsProveNothing() {
        EventuallyPerfect detector =
                detector(new ChenNfdE.Parameters(millis(100), millis(150), 8).watch(Duration.ZERO));
        detector.heard(1, millis(100));
        detector.heard(3, millis(300));
        Duration fresh = detector.freshUntil();
        detector.heard(2, millis(1_000));
        assertThat(detector.freshUntil()).isEqualTo(fresh);
        assertThat(detector.patience()).isZero();
        detector.heard(11, millis(1_100));
        assertThat(detector.patience()).isEqualTo(INCREMENT);
    }

    @Test
    @DisplayName(
            "Above any detector, suspicion begins at the level that it has without patience, later by the patience")
    void levelIsPutOff() {
        Detector.Kind phi = new PhiAccrual.Parameters(millis(100), 8, 100);
        Detector.Kind chen = new ChenNfdE.Parameters(millis(100), millis(50), 8);
        for (Detector.Kind kind : List.of(new FixedTimeout.Parameters(TIMEOUT), chen, phi)) {
            EventuallyPerfect patient = new EventuallyPerfect.Parameters(kind, INCREMENT).watch(Duration.ZERO);
            Detector plain = kind.watch(Duration.ZERO);
            for (long i = 1; i <= 5; i++) {
                patient.heard(10 * i, millis(1_000 * i));
                plain.heard(10 * i, millis(1_000 * i));
            }
            assertThat(patient.patience()).as("%s", kind).isPositive();
            assertThat(patient.freshUntil()).isEqualTo(plain.freshUntil().plus(patient.patience()));
            assertThat(patient.suspicionLevel(patient.freshUntil()))
                    .isEqualTo(plain.suspicionLevel(plain.freshUntil()));
            assertThat(patient.suspicionLevel(millis(5_001))).isEqualTo(plain.suspicionLevel(millis(5_000)));
        }
    }

    @Test
    @DisplayName("An increment of nothing is refused")
    void checksItsParameters() {
        Detector.Kind fixed = new FixedTimeout.Parameters(TIMEOUT);
        assertThatThrownBy(() -> new EventuallyPerfect.Parameters(fixed, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the increment must be more than zero and at most a day, not PT0S");
    }
}
