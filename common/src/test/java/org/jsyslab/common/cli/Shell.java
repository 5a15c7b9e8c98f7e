package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs command lines in this process and keeps what they print. */
public final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands;

    Shell(CommandLine commands) {
        this.commands = commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    /** A shell of the test lab. */
    static Shell ofLab() {
        return of(new CounterLab());
    }

    /** A shell of a lab. */
    public static Shell of(Lab lab) {
        return new Shell(LabMain.commandLine(lab));
    }

    /** Runs one command, and returns its {@link ExitCode}. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    CommandLine commands() {
        return commands;
    }

    /** What was printed on standard output, without white space at its ends. */
    public String out() {
        return out.toString().strip();
    }

    /** The same of standard error. */
    public String err() {
        return err.toString().strip();
    }
}
