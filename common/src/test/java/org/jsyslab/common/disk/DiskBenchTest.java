package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskBenchTest {
    @TempDir
    private Path directory;

    @Test
    void printsATableAndLeavesNothing() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DiskBench.run(directory, Duration.ofMillis(1), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("append and force, bare +\\d+ +\\d+ +[\\d.]+ +[\\d.]+ +[\\d.]+"))
                .anyMatch(line -> line.startsWith("step log, 64 steps a force"));
        assertThat(directory).isEmptyDirectory();
    }
}
