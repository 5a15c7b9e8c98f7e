package org.jsyslab.heartbeat;

import java.time.Duration;
import org.jsyslab.heartbeat.detector.Detector;

/** Judges nobody: for members who believe what the monitor tells them. */
final class Unwatched implements Detector {
    static final Detector.Kind KIND = Unwatched::new;

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Duration freshUntil;

    private Unwatched(Duration since) {
        freshUntil = since.plus(FOR_EVER);
    }

    @Override
    public void heard(long sequence, Duration at) {
        // what is heard here changes nothing
    }

    @Override
    public Duration freshUntil() {
        return freshUntil;
    }

    @Override
    public double suspicionLevel(Duration now) {
        return 0;
    }
}
