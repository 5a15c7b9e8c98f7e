package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Part("A Fixed time-out")
class FixedTimeoutTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    /** A detector that stands 300 ms of silence and watches since 1000 ms. */
    FixedTimeout detector() {
        return new FixedTimeout(TIMEOUT, Duration.ofSeconds(1));
    }

    @Test
    @Points(2)
    @DisplayName("A process that is never heard is suspected after one time-out")
    void beginsFresh() {
        assertThat(detector().freshUntil()).isEqualTo(Duration.ofMillis(1_300));
    }

    @Test
    @Points(3)
    @DisplayName("Each arrival begins the time-out anew, a late or repeated one too, and one of a sender's next life")
    void countsFromEachArrival() {
        FixedTimeout detector = detector();
        long[] sequences = {2, 1, 1, 900, 1};
        for (int i = 0; i < sequences.length; i++) {
            Duration at = Duration.ofMillis(1_100 + 150L * i);
            detector.heard(sequences[i], at);
            assertThat(detector.freshUntil())
                    .as("after number %d at %s", sequences[i], at)
                    .isEqualTo(at.plus(TIMEOUT));
        }
    }

    @Test
    @DisplayName("The level is the silence in time-outs")
    void levelGrowsWithSilence() {
        FixedTimeout detector = detector();
        detector.heard(1, Duration.ofMillis(1_100));
        assertThat(detector.suspicionLevel(Duration.ofMillis(1_100))).isZero();
        assertThat(detector.suspicionLevel(Duration.ofMillis(1_400))).isEqualTo(1);
        assertThat(detector.suspicionLevel(Duration.ofSeconds(2))).isEqualTo(3);
    }

    @Test
    @DisplayName("A time-out of nothing, or of more than a day, is refused")
    void checksItsParameters() {
        assertThatThrownBy(() -> new FixedTimeout.Parameters(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time-out must be more than zero and at most a day, not PT0S");
        assertThatThrownBy(() -> new FixedTimeout.Parameters(Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new FixedTimeout.Parameters(TIMEOUT)
                        .watch(Duration.ofSeconds(1))
                        .freshUntil())
                .isEqualTo(Duration.ofMillis(1_300));
    }
}
