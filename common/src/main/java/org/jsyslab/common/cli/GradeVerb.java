package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.record.Examination;
import org.jsyslab.common.grade.record.GradeFormat;
import org.jsyslab.common.grade.record.SurefireReports;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade --lab … --submission … --instructor …}: the grade of record. */
@Command(
        name = "grade",
        description = {
            "Grade a submission: run the instructor's tests on its exercises, and compute the score outside that run.",
            "With --reports, compute it from reports that are there already."
        })
final class GradeVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table, gradescope, prairielearn or csv (default: table).")
    private GradeFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private Path out;

    @Option(names = "--limit", defaultValue = "15m", description = "How long the tests may take (default: 15m).")
    private Duration limit;

    @Option(names = "--maven", split = " ", defaultValue = "mvn", description = "Maven's command and options.")
    private List<String> maven;

    /** Where the results come from. */
    static final class Source {
        @ArgGroup(exclusive = false)
        private Submission submission;

        @ArgGroup(exclusive = false)
        private Reports reports;
    }

    /** A submission that is run. */
    static final class Submission {
        @Option(names = "--lab", required = true, description = "The lab's folder, such as lab01-client-server.")
        private String lab;

        @Option(names = "--submission", required = true, paramLabel = "DIR", description = "The student's project.")
        private Path submission;

        @Option(names = "--instructor", required = true, paramLabel = "DIR", description = "The project that counts.")
        private Path instructor;
    }

    /** Reports of a run. */
    static final class Reports {
        @Option(names = "--reports", required = true, paramLabel = "DIR", description = "Surefire's reports.")
        private Path reports;

        @Option(names = "--manifest", required = true, paramLabel = "FILE", description = "The lab's points.json.")
        private Path manifest;
    }

    @Override
    public Integer call() {
        String grade = format.of(outcome());
        if (out == null) {
            PrintWriter printer = spec.commandLine().getOut();
            printer.print(grade);
            printer.flush();
            return ExitCode.OK;
        }
        try {
            Files.writeString(out, grade);
        } catch (IOException e) {
            throw new GradeException("cannot write " + out + ": " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    private Examination.Outcome outcome() {
        if (source.reports != null) {
            Manifest manifest = Manifest.read(source.reports.manifest);
            return new Examination.Outcome(
                    SurefireReports.in(source.reports.reports).score(manifest, "not in the reports"), List.of());
        }
        Submission given = source.submission;
        return new Examination(given.lab, given.submission, given.instructor, maven, limit).run();
    }
}
