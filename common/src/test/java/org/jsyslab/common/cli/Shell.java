package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs command lines in this process and keeps what they print. */
final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands;

    Shell(CommandLine commands) {
        this.commands = commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    /** A shell of the test lab. */
    static Shell ofLab() {
        return new Shell(LabMain.commandLine(new CounterLab()));
    }

    int run(String... arguments) {
        return commands.execute(arguments);
    }

    CommandLine commands() {
        return commands;
    }

    String out() {
        return out.toString().strip();
    }

    String err() {
        return err.toString().strip();
    }
}
