package org.jsyslab.raft.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabClient;
import org.jsyslab.common.cli.NothingAnswersException;
import org.jsyslab.common.cli.TargetOptions;
import org.jsyslab.common.codec.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: how each server of a cluster is, by its own word. */
@Command(
        name = "status",
        description = {
            "Shows each server: its role and term, how far its log goes, what of it is committed and applied.",
            "Asks those that the command is told of, and those that they name as members."
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(names = "--json", description = "Print one line of JSON for each server that answers.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Lab lab;

    StatusCommand(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() {
        try (LabClient client = target.connect(lab)) {
            Survey survey = Survey.of(client);
            if (survey.answers().isEmpty()) {
                throw new NothingAnswersException("no server answers: " + survey.silent() + "; start one: node n1");
            }
            print(survey);
        }
        return ExitCode.OK;
    }

    private void print(Survey survey) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            survey.answers().forEach(status -> out.println(JsonValues.text(status)));
        } else {
            out.println(survey.table());
        }
        out.flush();
    }
}
