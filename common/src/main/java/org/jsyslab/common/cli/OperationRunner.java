package org.jsyslab.common.cli;

import java.io.PrintWriter;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Carries out commands: those that are operations by a client of the cluster, others by themselves. */
final class OperationRunner implements IExecutionStrategy {
    private final OperationTarget target;

    OperationRunner(OperationTarget target) {
        this.target = target;
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine command = last(parsed);
        LabOptions.requireSound(command);
        if (!(command.getCommand() instanceof OperationCommand operation)) {
            return new RunLast().execute(parsed);
        }
        try {
            return carryOut(command, operation);
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ExecutionException(command, "operation", e);
        }
    }

    private int carryOut(CommandLine command, OperationCommand operation) {
        OutcomeOptions options = (OutcomeOptions) command.getMixins().get("outcome");
        Outcome outcome = target.invoke(command, operationOf(command, operation), options.limit);
        return options.json ? tellPrograms(command, operation, outcome) : tellPeople(command, operation, outcome);
    }

    private static Operation operationOf(CommandLine command, OperationCommand operation) {
        try {
            return operation.operation();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }

    private int tellPrograms(CommandLine command, OperationCommand operation, Outcome outcome) {
        println(command.getOut(), JsonValues.text(outcome));
        return outcome instanceof Outcome.Ok ok && operation.succeeded(ok.result()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private int tellPeople(CommandLine command, OperationCommand operation, Outcome outcome) {
        if (outcome instanceof Outcome.Ok ok) {
            String shown = operation.show(ok.result());
            boolean succeeded = operation.succeeded(ok.result());
            println(succeeded ? command.getOut() : command.getErr(), shown == null ? "ok" : shown);
            return succeeded ? ExitCode.OK : ExitCode.FAILED;
        }
        println(
                command.getErr(),
                outcome instanceof Outcome.Failed failed
                        ? "failed, nothing was done: " + failed.reason()
                        : "unknown, it may have been done: " + ((Outcome.Unknown) outcome).reason());
        return ExitCode.FAILED;
    }

    private static CommandLine last(ParseResult parsed) {
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest.commandSpec().commandLine();
    }

    private static void println(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
