package org.jsyslab.raft.app;

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
    @ValueSource(
            strings = {
                "README.md",
                "../docs/lectures/raft.md",
                "../docs/lectures/paxos.md",
                "../docs/lectures/leader-election.md"
            })
    @DisplayName("what the pages show of simulations and experiments is what they print")
    void shown(String page) throws IOException {
        Transcripts.check(new RaftKvLab(), page, directory);
    }
}
