package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedArchiveTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("a new draft sweeps away those left by killed makers, not those being made")
    void sweep() throws IOException {
        Path jar = Files.createFile(directory.resolve("lab.jar"));
        SharedArchive archive = SharedArchive.of(jar, directory).orElseThrow();
        Path left = draft("left.draft", Duration.ofMinutes(61));
        Path beingMade = draft("made.draft", Duration.ofMinutes(59));

        archive.draft();

        assertThat(left).doesNotExist();
        assertThat(beingMade).exists();
    }

    @Test
    @DisplayName("without a cache directory there is no archive, and no error")
    void noCache() throws IOException {
        Path file = Files.createFile(directory.resolve("lab.jar"));

        assertThat(SharedArchive.of(file, file)).isEmpty();
    }

    private Path draft(String name, Duration age) throws IOException {
        Path cache = Files.createDirectories(directory.resolve("jsyslab"));
        Path draft = Files.createFile(cache.resolve(name));
        return Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(age)));
    }
}
