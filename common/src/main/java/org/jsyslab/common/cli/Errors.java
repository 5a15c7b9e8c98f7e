package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into one clear line on standard error and an exit code; {@code --debug} shows the rest. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final DebugOption debug;

    Errors(DebugOption debug) {
        this.debug = debug;
    }

    /** The command line itself is wrong. */
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String program = command.getCommandSpec().qualifiedName().strip();
        String help = program.isEmpty() ? "help" : program + " --help"; // at a prompt the program has no name
        report(command, wrong, oneLine(wrong.getMessage()) + "; see: " + help);
        return ExitCode.USAGE;
    }

    /** The command ran and threw. */
    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        report(command, thrown, describe(thrown));
        if (thrown instanceof NothingAnswersException) {
            return ExitCode.NOTHING_ANSWERS;
        }
        return thrown instanceof UnsupportedOperationException ? ExitCode.NOT_IMPLEMENTED : ExitCode.FAILED;
    }

    private void report(CommandLine command, Exception thrown, String line) {
        PrintWriter err = command.getErr();
        err.println("error: " + line);
        if (debug.isOn()) {
            thrown.printStackTrace(err);
        }
        err.flush();
    }

    private String describe(Exception thrown) {
        String message = thrown.getMessage() == null ? "" : oneLine(thrown.getMessage());
        if (thrown instanceof UnsupportedOperationException) {
            return "not implemented yet: " + message;
        }
        if (isMeantForPeople(thrown) && !message.isEmpty()) {
            return message;
        }
        String what = thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        return what + (debug.isOn() ? "" : " (--debug shows where)");
    }

    private static boolean isMeantForPeople(Exception thrown) {
        return thrown.getClass().getName().startsWith("org.jsyslab.")
                || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException
                || thrown instanceof UncheckedIOException;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
