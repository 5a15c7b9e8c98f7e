package org.jsyslab.heartbeat.app;

import java.io.IOException;
import java.nio.file.Path;
import org.jsyslab.common.cli.Transcripts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "../docs/lectures/failure-detectors.md", "../docs/lectures/gossip.md"})
    @DisplayName("what the pages show of simulations and experiments is what they print")
    void shown(String page) throws IOException {
        Transcripts.check(new HeartbeatLab(), page, directory);
    }
}
