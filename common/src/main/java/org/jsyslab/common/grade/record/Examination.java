package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Score;

/**
 * Grades one submission of one lab.
 *
 * <p>Each test class has a JVM of its own, so that one which crashes or hangs costs no other. The reports go to a fresh
 * folder outside the project. What the submission printed, or left in {@code target}, is not looked at: its output goes
 * to files apart from Maven's log, of which only the lines before its tests tell errors.
 *
 * @param lab the lab's folder
 * @param submission the student's project, or the lab's folder in it
 * @param instructor the project with the poms, tests and common code that count
 * @param maven the command that starts Maven, and options for it
 * @param limit how long it may take
 */
public record Examination(String lab, Path submission, Path instructor, List<String> maven, Duration limit) {

    /** What an examination found: the score, and for a submission that does not compile, why not. */
    public record Outcome(Score score, List<String> errors) {}

    /** Runs the instructor's tests on the submission. */
    public Outcome run() {
        Manifest manifest = Manifest.read(
                instructor.resolve(lab).resolve("src/test/resources").resolve(Manifest.RESOURCE));
        Path folder = null;
        try {
            folder = Files.createTempDirectory("grade-").toRealPath();
            Path reports = Files.createDirectory(folder.resolve("reports"));
            Workspace workspace = Workspace.layOut(folder.resolve("project"), lab, submission, instructor);
            if (!workspace.errors().isEmpty()) {
                return refused(SurefireReports.in(reports), manifest, workspace.errors());
            }
            MavenRun run =
                    MavenRun.run(command(manifest, reports), workspace.root(), lab, folder.resolve("log"), limit);
            return outcome(run, SurefireReports.in(reports), manifest);
        } catch (IOException e) {
            throw new GradeException("cannot grade in a temporary folder: " + e.getMessage(), e);
        } finally {
            delete(folder);
        }
    }

    private Outcome outcome(MavenRun run, SurefireReports reports, Manifest manifest) {
        if (!run.refusals().isEmpty()) {
            return refused(reports, manifest, run.refusals());
        } else if (!run.tested()) {
            throw new GradeException("Maven ran no test, which is not the submission's fault: " + reason(run));
        }
        String otherwise = run.inTime()
                ? "not run to its end: its JVM ended first, by a crash or System.exit"
                : "the run took longer than " + limit.toSeconds() + " s and was ended";
        return new Outcome(reports.score(manifest, otherwise), List.of());
    }

    private String reason(MavenRun run) {
        if (!run.errors().isEmpty()) {
            return run.errors().get(0);
        }
        return run.inTime() ? "it reported no error" : "it came to none in " + limit.toSeconds() + " s";
    }

    private static Outcome refused(SurefireReports reports, Manifest manifest, List<String> errors) {
        return new Outcome(reports.score(manifest, "does not compile"), errors);
    }

    private List<String> command(Manifest manifest, Path reports) {
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of(
                "-B",
                "-Dstyle.color=never",
                "test",
                "-pl",
                lab,
                "-am",
                "-Dpart=" + manifest.number(),
                "-DreuseForks=false",
                "-Dmaven.test.failure.ignore=true",
                "-Dmaven.test.redirectTestOutputToFile=true",
                "-Dsurefire.reports=" + reports));
        return command;
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new GradeException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
