package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jsyslab.common.grade.GradeException;

/**
 * One run of Maven, with a time limit, after which it and all it started are killed.
 *
 * @param inTime whether it ended before its limit
 * @param tested whether it came so far as to run a test
 * @param errors what the compiler reported, its first lines, or else what Maven did
 */
record MavenRun(boolean inTime, boolean tested, List<String> errors) {
    private static final int MOST_ERRORS = 20;
    private static final Pattern OF_COMPILER = Pattern.compile("\\[ERROR\\] .*\\.java:\\[\\d+,\\d+\\] .*");

    /** Runs the command in a folder; what it prints goes to the file {@code log}. */
    static MavenRun run(List<String> command, Path folder, Path log, Duration limit) {
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean inTime = awaitEnd(maven, limit);
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            boolean tested = lines.stream().anyMatch(line -> line.startsWith("[INFO] Running "));
            return new MavenRun(inTime, tested, errors(lines, folder));
        } catch (IOException e) {
            throw new GradeException("cannot run Maven: " + e.getMessage(), e);
        }
    }

    /** Whether the submission does not compile. */
    boolean isRefusedByCompiler() {
        return errors.stream().anyMatch(line -> OF_COMPILER.matcher(line).matches());
    }

    private static boolean awaitEnd(Process maven, Duration limit) throws IOException {
        try {
            maven.getOutputStream().close();
            return maven.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
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

    private static List<String> errors(List<String> lines, Path folder) {
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.replace(folder + "/", ""))
                .distinct()
                .toList();
        List<String> ofCompiler = errors.stream()
                .filter(line -> OF_COMPILER.matcher(line).matches())
                .toList();
        return (ofCompiler.isEmpty() ? errors : ofCompiler)
                .stream().limit(MOST_ERRORS).toList();
    }
}
