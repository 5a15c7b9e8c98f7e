package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What the hand-outs show is what a reader gets. In the fenced blocks of a page, a command of a lab that starts no
 * process and runs by a seed is run again, and the lines shown below it must be its output; a line {@code …} stands for
 * any number of lines.
 */
public final class Transcripts {
    private static final Set<String> DETERMINISTIC =
            Set.of("simulate", "simulate-chat", "simulate-election", "simulate-paxos", "order", "experiment");
    private static final String GAP = "…";

    private Transcripts() {}

    /**
     * Runs all deterministic commands of {@code lab} that {@code page} shows, in this process, one after the other.
     *
     * @param page relative to the lab's module
     * @param directory where the files go that they write
     */
    public static void check(Lab lab, String page, Path directory) throws IOException {
        Path file = Path.of(System.getProperty("basedir", "")).resolve(page);
        check(lab, Files.readAllLines(file), directory);
    }

    static void check(Lab lab, List<String> page, Path directory) {
        List<Shown> shown = commands(LabProgram.name(lab), page);
        assertThat(shown).as("deterministic commands on the page").isNotEmpty();
        for (Shown command : shown) {
            command.compare(command.run(lab, directory));
        }
    }

    private static List<Shown> commands(String program, List<String> page) {
        List<Shown> commands = new ArrayList<>();
        boolean isInBlock = false;
        boolean isOutput = false;
        for (String line : page) {
            if (line.startsWith("```")) {
                isInBlock = !isInBlock;
                isOutput = false;
            } else if (isInBlock && line.startsWith("$ ")) {
                List<String> words = List.of(line.substring(2).strip().split("\\s+"));
                isOutput = words.size() > 1 && words.get(0).equals(program) && DETERMINISTIC.contains(words.get(1));
                if (isOutput) {
                    commands.add(new Shown(words.subList(1, words.size()), new ArrayList<>()));
                }
            } else if (isOutput) {
                commands.get(commands.size() - 1).lines.add(line.stripTrailing());
            }
        }
        return commands;
    }

    /** A command line without the name of the program, and the lines shown below it. */
    private record Shown(List<String> words, List<String> lines) {
        List<String> run(Lab lab, Path directory) {
            Shell shell = Shell.of(lab);
            String[] arguments = words.stream()
                    .map(word -> word.matches(".*\\.(jsonl|html|png|csv)")
                            ? directory.resolve(word).toString()
                            : word)
                    .toArray(String[]::new);
            assertThat(shell.run(arguments))
                    .as("%s: %s", this.words, shell.err())
                    .isEqualTo(ExitCode.OK);
            return Arrays.stream(shell.out().split("\\R"))
                    .map(String::stripTrailing)
                    .toList();
        }

        /** Between gaps all lines must stand together; without one, the first and the last are those of the output. */
        void compare(List<String> output) {
            if (lines.isEmpty()) {
                return;
            }
            List<String> rest = output;
            boolean isAfterGap = false;
            for (List<String> part : parts()) {
                int start = isAfterGap ? Collections.indexOfSubList(rest, part) : 0;
                assertThat(start).as(message("prints", part, output)).isNotNegative();
                List<String> same = rest.subList(start, Math.min(start + part.size(), rest.size()));
                assertThat(same).as(message("prints", part, output)).isEqualTo(part);
                rest = rest.subList(start + part.size(), rest.size());
                isAfterGap = true;
            }
            boolean isOpen = lines.get(lines.size() - 1).equals(GAP);
            assertThat(isOpen || rest.isEmpty())
                    .as(message("ends with", parts().get(parts().size() - 1), output))
                    .isTrue();
        }

        private List<List<String>> parts() {
            List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
            for (String line : lines) {
                if (line.equals(GAP)) {
                    parts.add(new ArrayList<>());
                } else {
                    parts.get(parts.size() - 1).add(line);
                }
            }
            return parts;
        }

        private String message(String verb, List<String> part, List<String> output) {
            return "'%s' %s%n%s%nits output:%n%s%n"
                    .formatted(
                            String.join(" ", words),
                            verb,
                            String.join(System.lineSeparator(), part),
                            String.join(System.lineSeparator(), output))
                    .replace("%", "%%");
        }
    }
}
