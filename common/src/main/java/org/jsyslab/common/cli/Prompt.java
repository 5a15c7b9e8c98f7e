package org.jsyslab.common.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jsyslab.common.cluster.ClusterException;
import picocli.CommandLine;

/**
 * Reads commands line by line and carries them out. At a terminal a mistake is told and the user goes on; in a script
 * the first line that fails ends it.
 */
final class Prompt {
    private final CommandLine commands;
    private final BooleanSupplier ended;

    /**
     * A prompt over these commands.
     *
     * @param ended whether the last command was to leave
     */
    Prompt(CommandLine commands, BooleanSupplier ended) {
        this.commands = commands;
        this.ended = ended;
    }

    /**
     * Carries out a script to its end, or to its first failure, which it names.
     *
     * @param name what to call the script in messages
     */
    int runScript(BufferedReader script, String name) throws IOException {
        int number = 0;
        for (String line = script.readLine(); line != null && !ended.getAsBoolean(); line = script.readLine()) {
            number++;
            if (execute(line) != ExitCode.OK) {
                complain(name + " failed at line " + number + ": " + line.strip());
                return ExitCode.FAILED;
            }
        }
        return ExitCode.OK;
    }

    /** Carries out what is typed at a terminal until its user leaves. */
    int runTerminal(TerminalLines terminal) {
        for (String line = terminal.next(); line != null; line = ended.getAsBoolean() ? null : terminal.next()) {
            execute(line);
        }
        return ExitCode.OK;
    }

    private int execute(String line) {
        try {
            List<String> words = Words.of(line);
            return words.isEmpty() ? ExitCode.OK : commands.execute(words.toArray(String[]::new));
        } catch (ClusterException e) {
            complain(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void complain(String message) {
        PrintWriter err = commands.getErr();
        err.println("error: " + message);
        err.flush();
    }
}
