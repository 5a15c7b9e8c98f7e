package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsyslab.common.grade.GradeException;

/**
 * One run of Maven, with a time limit, after which it and all it started are killed.
 *
 * @param ending how it ended, in a few words for the student
 * @param errors what Maven reported as errors, its first lines
 */
record MavenRun(String ending, List<String> errors) {
    private static final int MOST_ERRORS = 20;

    /** Runs the command in a folder; what it prints goes to the file {@code log}. */
    static MavenRun run(List<String> command, Path folder, Path log, Duration limit) {
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            String ending = ending(maven, limit);
            return new MavenRun(ending, errors(log));
        } catch (IOException e) {
            throw new GradeException("cannot run Maven: " + e.getMessage(), e);
        }
    }

    private static String ending(Process maven, Duration limit) {
        try {
            maven.getOutputStream().close();
            if (maven.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return "the run ended before this test did";
            }
            return "the run took longer than " + limit.toSeconds() + " s and was ended";
        } catch (IOException | InterruptedException e) {
            throw new GradeException("interrupted while Maven ran", e);
        } finally {
            kill(maven);
        }
    }

    private static void kill(Process maven) {
        List<ProcessHandle> started = new ArrayList<>(maven.descendants().toList());
        started.add(maven.toHandle());
        started.forEach(ProcessHandle::destroyForcibly);
        started.forEach(
                process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private static List<String> errors(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("[ERROR]"))
                    .limit(MOST_ERRORS)
                    .toList();
        }
    }
}
