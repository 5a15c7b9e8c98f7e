package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process writes as fast as it can and is killed with -9, again and again: what it acknowledged is there, and agrees.
 */
@Timeout(120)
class KillTest {
    private static final int TINY = 16 * 1024;

    @TempDir
    private Path directory;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        killAgainAndAgain(14, 60, TINY, 1);
    }

    @Test
    void nothingAcknowledgedIsLostWithSegmentsThatHoldMore() throws Exception {
        killAgainAndAgain(6, 60, 256 * 1024, 2);
    }

    @Test
    @Tag("slow")
    @Timeout(900)
    void nothingAcknowledgedIsLostInTwoHundredRounds() throws Exception {
        killAgainAndAgain(200, 60, TINY, 3);
    }

    @Test
    void acknowledgingBeforeTheForceIsCaught() {
        assertThatThrownBy(() -> {
                    long acknowledged = 0;
                    for (int round = 0; round < 20; round++) {
                        acknowledged = run(acknowledged, 5, TINY, LedgerProcess.HASTY);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("steps found");
    }

    private void killAgainAndAgain(int rounds, int mostLines, int segmentBytes, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long acknowledged = 0;
        for (int round = 0; round < rounds; round++) {
            boolean whileOpening = round % 7 == 6;
            int lines = whileOpening ? 1 : 2 + random.nextInt(mostLines);
            acknowledged = run(acknowledged, lines, segmentBytes, LedgerProcess.CORRECT);
        }
        try (StepLog disk = LedgerProcess.open(directory, segmentBytes)) {
            assertThat(LedgerProcess.ledger(disk).check()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(disk.incarnation()).isGreaterThan(rounds / 2);
        }
        assertThat(acknowledged).as("steps in all").isGreaterThan(rounds);
    }

    /** Lets the process print so many lines, kills it, and returns the last step that it acknowledged. */
    private long run(long acknowledgedBefore, int lines, int segmentBytes, String manner)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(segmentBytes),
                        manner))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = acknowledgedBefore;
        try (BufferedReader output = process.inputReader()) {
            int seen = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                seen++;
                if (!line.equals(LedgerProcess.OPENING)) {
                    assertThat(Long.parseLong(line)).as("steps found").isGreaterThanOrEqualTo(acknowledged);
                    acknowledged = Long.parseLong(line);
                }
                if (seen == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).as("lines before the end").isGreaterThanOrEqualTo(lines);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
