package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class PromptTest {

    @Command(name = "")
    static final class Notes {
        private final List<String> notes = new ArrayList<>();
        private boolean ended;

        @Command
        int note(@Parameters String text) {
            notes.add(text);
            return text.equals("bad") ? ExitCode.FAILED : ExitCode.OK;
        }

        @Command
        void quit() {
            ended = true;
        }
    }

    private final Notes notes = new Notes();
    private final Shell shell = new Shell(new CommandLine(notes));

    @Test
    void eachLineIsACommand() throws IOException {
        assertThat(run("# begin\nnote a\n\n  note 'b c'\n")).isEqualTo(ExitCode.OK);
        assertThat(notes.notes).containsExactly("a", "b c");
    }

    @Test
    @DisplayName("the first command that fails ends the script, with 1 and the number of its line")
    void firstFailureEnds() throws IOException {
        assertThat(run("note a\n\nnote bad\nnote c\n")).isEqualTo(ExitCode.FAILED);
        assertThat(notes.notes).containsExactly("a", "bad");
        assertThat(shell.err()).isEqualTo("error: story.txt failed at line 3: note bad");
    }

    @Test
    void unknownCommandsFail() throws IOException {
        assertThat(run("dance\n")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).endsWith("error: story.txt failed at line 1: dance");
    }

    @Test
    void openQuotesFail() throws IOException {
        assertThat(run("note 'a\n")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("error: a quote (') is not closed");
    }

    @Test
    void quitEnds() throws IOException {
        assertThat(run("note a\nquit\nnote b\n")).isEqualTo(ExitCode.OK);
        assertThat(notes.notes).containsExactly("a");
    }

    private int run(String script) throws IOException {
        return new Prompt(shell.commands(), () -> notes.ended)
                .runScript(new BufferedReader(new StringReader(script)), "story.txt");
    }
}
