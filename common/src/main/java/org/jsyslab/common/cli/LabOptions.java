package org.jsyslab.common.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of a lab's nodes, as they were typed to one command, to be handed on to processes. */
final class LabOptions {
    /** The name of the mixin that holds them. */
    static final String MIXIN = "lab";

    private LabOptions() {}

    /** Refuses options that do not go together, if {@code command} takes options of the lab. */
    static void requireSound(CommandLine command) {
        if (command.getMixins().get(MIXIN) instanceof JointOptions options) {
            try {
                options.requireSound();
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command, e.getMessage(), e);
            }
        }
    }

    /** What was typed for the lab's options of {@code command}, word for word. */
    static List<String> asTyped(CommandSpec command) {
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> typed = new ArrayList<>();
        for (OptionSpec option : command.mixins().get(MIXIN).options()) {
            if (parsed.hasMatchedOption(option.longestName())) {
                parsed.matchedOption(option.longestName())
                        .originalStringValues()
                        .forEach(value -> typed.add(option.longestName() + "=" + value));
            }
        }
        return typed;
    }
}
