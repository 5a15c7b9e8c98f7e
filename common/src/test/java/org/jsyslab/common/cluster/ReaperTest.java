package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

class ReaperTest {

    @Test
    @DisplayName(
            "it kills what it watches, also what is stopped, and nothing else; without a POSIX shell there is none")
    void killsWhatItWatches() throws IOException {
        if (OS.WINDOWS.isCurrentOs()) {
            assertThat(Reaper.start()).isEmpty();
            return;
        }
        Process stopped = new ProcessBuilder("cat").start();
        Process forgotten = new ProcessBuilder("cat").start();
        Process unknown = new ProcessBuilder("cat").start();
        Signals.stop(stopped.pid());
        try (Reaper reaper = Reaper.start().orElseThrow()) {
            reaper.watch(forgotten.pid());
            reaper.watch(stopped.pid());
            reaper.forget(forgotten.pid());
        }
        assertThat(stopped.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(forgotten.isAlive()).isTrue();
        assertThat(unknown.isAlive()).isTrue();
        forgotten.destroyForcibly();
        unknown.destroyForcibly();
    }
}
