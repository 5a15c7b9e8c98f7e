package org.jsyslab.clientserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.experiment.RpcSemanticsExperiment;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The commands of part C and of the experiments. */
class TimeCommandsTest {
    @TempDir
    private Path directory;

    private static String run(Callable<Integer> command, String... arguments) throws Exception {
        StringWriter out = new StringWriter();
        new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments);
        assertThat(command.call()).isEqualTo(ExitCode.OK);
        return out.toString();
    }

    private static String chat(String... arguments) throws Exception {
        return run(new SimulateChatCommand(new ClientServerLab()), arguments);
    }

    @Test
    @DisplayName(
            "simulate-chat prints the screens side by side, the same bytes for the same seed, and marks what came early")
    void simulateChat() throws Exception {
        String fifo = chat("--seed", "2", "--order", "fifo");
        assertThat(fifo).contains("ann sees", "<- early").isEqualTo(chat("--seed", "2", "--order", "fifo"));
        String causal = chat("--seed", "2");
        assertThat(causal)
                .endsWith("0 lines appeared before something that led to them\n")
                .doesNotContain("early");
        assertThat(chat("--seed", "3")).isNotEqualTo(causal);
    }

    @Test
    @DisplayName(
            "order tells of two events of a recorded run which happened first, by what chain, or that they are concurrent")
    void order() throws Exception {
        Path trace = directory.resolve("chat.jsonl");
        String unused = chat("--seed", "2", "--trace", trace.toString());
        List<String> lines = Files.readAllLines(trace); // the header is line 0, so that event n is line n
        int sent = find(lines, "\"k\":\"send\"");
        int received = find(lines, "\"k\":\"recv\"", message(lines.get(sent)));
        int other = find(lines, "\"node\":\"bob\"", "\"k\":\"life\"");

        assertThat(order(trace, sent, received))
                .endsWith(sent + " happened before " + received + ": " + sent + " -> " + received + "\n");
        assertThat(order(trace, received, sent)).contains(sent + " happened before " + received);
        assertThat(order(trace, sent, other)).endsWith(sent + " and " + other + " are concurrent\n");
        assertThat(order(trace, sent, sent)).endsWith("these are the same event\n");
        assertThatThrownBy(() -> order(trace, 1, lines.size()))
                .isInstanceOf(ParameterException.class)
                .hasMessage("there is no event " + lines.size() + ": " + trace + " has " + (lines.size() - 1));
        assertThatThrownBy(() -> order(directory.resolve("nothing"), 1, 2))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("there is no file");
    }

    private static String order(Path trace, int first, int second) throws Exception {
        return run(new OrderCommand(), trace.toString(), String.valueOf(first), String.valueOf(second));
    }

    private static String message(String line) {
        return line.replaceAll(".*(\"msg\":\"[^\"]*\").*", "$1");
    }

    private static int find(List<String> lines, String... parts) throws IOException {
        for (int i = 1; i < lines.size(); i++) {
            if (List.of(parts).stream().allMatch(lines.get(i)::contains)) {
                return i;
            }
        }
        throw new IOException("no such line: " + String.join(" ", parts));
    }

    @Test
    @DisplayName("An experiment prints its tables; a sample too small is refused in one line")
    void experiment() throws Exception {
        assertThat(run(
                        new RpcSemanticsExperiment(),
                        "--calls",
                        "2000",
                        "--csv",
                        directory.resolve("x.csv").toString()))
                .contains("Executions per call", "all rows agree");
        assertThat(directory.resolve("x.csv")).content().startsWith("x,series,measured,published,lo,hi,kind\n");
        assertThatThrownBy(() -> run(new RpcSemanticsExperiment(), "--calls", "1"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("100 calls are the least");
    }
}
