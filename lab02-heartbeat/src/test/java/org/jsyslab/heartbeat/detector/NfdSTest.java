package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chen, Toueg, Aguilera 2002, section 3: η = 1 s, δ = 1.5 s. */
class NfdSTest {
    private final NfdS detector = new NfdS(Duration.ofSeconds(1), Duration.ofMillis(1_500));

    @Test
    @DisplayName("From τ_i to τ_{i+1} the sender is trusted if and only if heartbeat i or a later one has come")
    void freshnessPoints() {
        assertThat(detector.freshUntil()).as("τ_1").isEqualTo(Duration.ofMillis(2_500));
        detector.heard(1, Duration.ofMillis(1_001));
        assertThat(detector.freshUntil()).as("τ_2").isEqualTo(Duration.ofMillis(3_500));
        detector.heard(4, Duration.ofMillis(4_002));
        assertThat(detector.freshUntil()).as("τ_5").isEqualTo(Duration.ofMillis(6_500));
        detector.heard(3, Duration.ofMillis(4_500));
        assertThat(detector.freshUntil()).as("an overtaken one changes nothing").isEqualTo(Duration.ofMillis(6_500));
    }

    @Test
    @DisplayName("A crash is detected at most η + δ after it: the last heartbeat left at most η before")
    void detectionTime() {
        for (int last = 1; last <= 10; last++) {
            detector.heard(last, Duration.ofMillis(1_000L * last + 900));
            Duration crash = Duration.ofSeconds(last);
            assertThat(detector.freshUntil()).isLessThanOrEqualTo(crash.plusMillis(1_000 + 1_500));
        }
    }

    @Test
    @DisplayName("The level is 1 where the suspicion begins")
    void level() {
        detector.heard(1, Duration.ofMillis(1_001));
        assertThat(detector.suspicionLevel(Duration.ofMillis(1_001))).isZero();
        assertThat(detector.suspicionLevel(Duration.ofMillis(3_500))).isEqualTo(1);
        assertThat(detector.suspicionLevel(Duration.ofMillis(5_500))).isEqualTo(3);
    }
}
