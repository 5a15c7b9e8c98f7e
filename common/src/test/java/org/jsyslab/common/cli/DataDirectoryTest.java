package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void forgetsWhatANodeLeft() throws IOException {
        Path path = parent.resolve("n1");
        open(path).close();
        assertThat(new DataDirectory(path).holdsData()).isTrue();

        new DataDirectory(path).wipe();

        assertThat(path).doesNotExist();
        new DataDirectory(path).wipe(); // nothing there: nothing to do
    }

    @Test
    @DisplayName("--fresh --data $HOME deletes nothing")
    void sparesWhatIsNotANodes() throws IOException {
        Path letter = Files.writeString(parent.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> new DataDirectory(parent).wipe())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("does not look like a node's data");
        assertThat(letter).hasContent("dear");
    }

    @Test
    void sparesWhatARunningNodeUses() throws IOException {
        Path path = parent.resolve("n1");
        try (StepLog running = open(path)) {
            assertThatThrownBy(() -> new DataDirectory(path).wipe()).hasMessageContaining("a running node uses");
            assertThat(running.incarnation()).isEqualTo(1);
        }
        assertThat(new DataDirectory(path).holdsData()).isTrue();
    }

    private static StepLog open(Path path) {
        return StepLog.open(path, new Identity("test", "n1"), new CounterLab().schema());
    }
}
