package org.jsyslab.common.check.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.check.model.Register.read;
import static org.jsyslab.common.check.model.Register.write;

import java.time.Duration;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.junit.jupiter.api.Test;

class StalenessTest {
    private static final long MILLI = 1_000_000;

    private static Scene threeWrites() {
        return new Scene()
                .done("w", write("x", Value.of(1)), 0, 10 * MILLI)
                .done("w", write("x", Value.of(2)), 20 * MILLI, 30 * MILLI)
                .done("w", write("x", Value.of(3)), 40 * MILLI, 50 * MILLI);
    }

    private static Staleness of(Scene scene) {
        History history = scene.history();
        return Staleness.of(history, Versions.inferred(history));
    }

    @Test
    void countsTheNewerVersionsAndTheTimeSinceTheFirst() {
        Staleness staleness = of(threeWrites().ok("r", read("x"), Value.of(1), 55 * MILLI, 60 * MILLI));

        assertThat(staleness.mostVersions()).isEqualTo(2);
        assertThat(staleness.longest()).isEqualTo(Duration.ofMillis(25));
        assertThat(staleness.share()).isEqualTo(1);
    }

    @Test
    void aWriteNotYetAcknowledgedMakesNoReadStale() {
        Staleness staleness = of(threeWrites()
                .ok("r", read("x"), Value.of(2), 45 * MILLI, 60 * MILLI)
                .ok("s", read("x"), Value.of(3), 45 * MILLI, 60 * MILLI));

        assertThat(staleness.share()).isZero();
        assertThat(staleness.longest()).isZero();
    }

    @Test
    void judgesABound() {
        Staleness staleness = of(threeWrites()
                .ok("r", read("x"), Value.of(2), 55 * MILLI, 60 * MILLI)
                .ok("s", read("x"), Value.of(3), 55 * MILLI, 60 * MILLI));

        assertThat(staleness.share()).isEqualTo(0.5);
        assertThat(staleness.atMost(1, Duration.ofMillis(5)).valid()).isTrue();
        assertThat(staleness.atMost(0, Duration.ofMillis(5))).isInstanceOf(Verdict.Invalid.class);
        assertThat(staleness.atMost(1, Duration.ofMillis(4)).toString())
                .contains("too stale: r: read(x) -> 2")
                .contains("1 newer versions of x had been acknowledged, the first 5 ms before");
        assertThat(of(threeWrites()).atMost(9, Duration.ofDays(1))).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void theStartIsTheOldestVersion() {
        Staleness staleness = of(threeWrites().ok("r", read("x"), Value.absent(), 35 * MILLI, 36 * MILLI));

        assertThat(staleness.mostVersions()).isEqualTo(2);
    }
}
