package org.jsyslab.common.grade.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsyslab.common.grade.GradeException;

/**
 * One run of Maven on a lab, with a time limit, after which it and all it started are killed.
 *
 * <p>From where the lab's tests begin, the log may hold what a submission printed. Of that, nothing is believed: errors
 * are taken from before it, and afterwards it counts only that a test ran, which only a test that runs could forge.
 *
 * @param inTime whether it ended before its limit
 * @param tested whether it came so far as to run a test of the lab
 * @param refusals what the compiler found wrong with the lab's main code, its first lines
 * @param errors what else Maven reported before the lab's tests, its first lines
 */
record MavenRun(boolean inTime, boolean tested, List<String> refusals, List<String> errors) {
    private static final int MOST_ERRORS = 20;

    /** Runs the command in a folder, on the lab of that name; what it prints goes to the file {@code log}. */
    static MavenRun run(List<String> command, Path folder, String lab, Path log, Duration limit) {
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean inTime = awaitEnd(maven, limit);
            try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
                Map<Boolean, List<String>> errors = errorsBeforeTests(lines, lab, folder);
                boolean tested = lines.lines().anyMatch(line -> line.startsWith("[INFO] Running "));
                return new MavenRun(inTime, tested, errors.get(true), errors.get(false));
            }
        } catch (IOException e) {
            throw new GradeException("cannot run Maven: " + e.getMessage(), e);
        }
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

    /**
     * Reads on to where Surefire begins with the lab's tests; divides the errors in those of the lab's code and others.
     */
    private static Map<Boolean, List<String>> errorsBeforeTests(BufferedReader lines, String lab, Path folder)
            throws IOException {
        Pattern tests = Pattern.compile("\\[INFO\\] --- (maven-)?surefire\\S*:test .* @ " + lab + " ---");
        Pattern inLab = Pattern.compile("\\[ERROR\\] " + lab + "/src/main/java/\\S+\\.java:\\[\\d+,\\d+\\] .*");
        Set<String> errors = new LinkedHashSet<>();
        for (String line = lines.readLine();
                line != null && !tests.matcher(line).matches();
                line = lines.readLine()) {
            if (line.startsWith("[ERROR]")) {
                errors.add(line.replace(folder + "/", ""));
            }
        }
        return errors.stream()
                .collect(Collectors.partitioningBy(
                        error -> inLab.matcher(error).matches(),
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                all -> all.stream().limit(MOST_ERRORS).toList())));
    }
}
