package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: the lab's story, told with real processes. */
@Command(description = "Tell the lab's story with real processes; exits 0 only if all of it held.")
final class DemoVerb implements Callable<Integer> {
    private final Lab lab;
    private final Demo demo;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LaunchOptions launch;

    DemoVerb(Lab lab, Demo demo) {
        this.lab = lab;
        this.demo = demo;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Story story = new Story(out);
        try (Stage stage = new Stage(lab, launch)) {
            demo.tell(story, stage);
        }
        if (story.checks() == 0) {
            throw new StoryFailedException("the demo checked nothing");
        }
        out.println("\nAll " + story.checks() + " checks held.");
        out.flush();
        return ExitCode.OK;
    }
}
