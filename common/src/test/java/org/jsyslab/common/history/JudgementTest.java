package org.jsyslab.common.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.file.HistoryFile;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.Register;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {
    private static final NodeId C1 = NodeId.of("c1");
    private static final NodeId C2 = NodeId.of("c2");

    @TempDir
    private Path directory;

    private record Put(String text) implements Operation {}

    private record Get() implements Operation {}

    private record Got(String text) {}

    private static final class Texts implements Translation {
        @Override
        public Call call(Operation operation) {
            return operation instanceof Put put ? Register.write("x", Value.of(put.text())) : Register.read("x");
        }

        @Override
        public Value result(Operation operation, Record result) {
            return operation instanceof Put ? Value.done() : Value.of(((Got) result).text());
        }
    }

    private static Recorded put(NodeId client, String text, long called) {
        return Recorded.underWay(client, new Put(text), Duration.ofNanos(called));
    }

    private static Recorded got(String text, long called, long returned) {
        return Recorded.underWay(C2, new Get(), Duration.ofNanos(called))
                .ended(new Outcome.Ok(new Got(text)), Duration.ofNanos(returned));
    }

    @Test
    void eachOutcomeKeepsItsMeaningAndItsTimes() {
        History history = new Texts()
                .history(List.of(
                        got("a", 20, 30),
                        put(C1, "a", 0).ended(new Outcome.Ok(null), Duration.ofNanos(10)),
                        put(C1, "b", 11).ended(new Outcome.Failed("refused"), Duration.ofNanos(12)),
                        put(C1, "c", 13).ended(new Outcome.Unknown("no answer"), Duration.ofNanos(14)),
                        put(C1, "d", 15)));

        assertThat(history.operations().subList(0, 3))
                .containsExactlyElementsOf(new Scene()
                        .done("c1", Register.write("x", Value.of("a")), 0, 10)
                        .fail("c1", Register.write("x", Value.of("b")), 11, 12)
                        .info("c1", Register.write("x", Value.of("c")), 13)
                        .history()
                        .operations());
        assertThat(history.operations().get(3).unknown()).isTrue();
        assertThat(history.operations().get(4).result()).isEqualTo(Value.of("a"));
    }

    @Test
    void theHistoryIsOnDiskBeforeTheCheckerSeesIt() throws IOException {
        History history = new Texts().history(List.of(got("a", 0, 1)));
        Path file = directory.resolve("new/h.jsonl");

        assertThatThrownBy(() -> Judgement.of(history, file, given -> {
                    throw new IllegalStateException("crashed");
                }))
                .hasMessage("crashed");

        assertThat(HistoryFile.read(file)).isEqualTo(history);
    }

    @Test
    void aVerdictThatIsNotValidNamesTheFile() {
        History wrong = new Texts().history(List.of(got("a", 0, 1)));
        Path file = directory.resolve("h.jsonl");

        assertThatThrownBy(() -> Judgement.of(wrong, file, Linearizability.of(new Register())::check)
                        .requireValid())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("not linearizable")
                .hasMessageEndingWith("history: " + file);
        assertThatThrownBy(() -> Judgement.of(wrong, file, given -> new Verdict.Unknown("no time"))
                        .requireValid())
                .hasMessageContainingAll("not a pass: no time", "history: " + file);
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "").resolve("h.jsonl");

        assertThatThrownBy(() -> Judgement.of(History.of(), file, given -> new Verdict.Valid(List.of())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write the history " + file);
    }
}
