package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FixedTimeoutTest {
    private final FixedTimeout detector = new FixedTimeout(Duration.ofMillis(300), Duration.ofMillis(1_000));

    @Test
    @DisplayName("a process that is never heard is suspected after one time-out")
    void beginsFresh() {
        assertThat(detector.freshUntil()).isEqualTo(Duration.ofMillis(1_300));
    }

    @Test
    @DisplayName("each arrival begins the time-out anew, a late or repeated one too")
    void countsFromEachArrival() {
        detector.heard(2, Duration.ofMillis(1_100));
        detector.heard(1, Duration.ofMillis(1_250));
        assertThat(detector.freshUntil()).isEqualTo(Duration.ofMillis(1_550));
    }

    @Test
    @DisplayName("the level is the silence in time-outs")
    void levelGrowsWithSilence() {
        detector.heard(1, Duration.ofMillis(1_100));
        assertThat(detector.suspicionLevel(Duration.ofMillis(1_100))).isZero();
        assertThat(detector.suspicionLevel(Duration.ofMillis(1_400))).isEqualTo(1);
        assertThat(detector.suspicionLevel(Duration.ofMillis(2_000))).isEqualTo(3);
    }
}
