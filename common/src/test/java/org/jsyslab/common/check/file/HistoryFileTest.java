package org.jsyslab.common.check.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Ending;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.RandomHistory;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Subject;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryFileTest {
    private static final String GOOD =
            "{'client':'c1','operation':'read','keys':['x'],'arguments':[],'call':1,'return':2,'outcome':'ok','result':7}";

    private static final String LOST =
            "{'client':'c','operation':'r','keys':[],'arguments':[],'call':1,'outcome':'info','reason':'lost'";
    private static final String REFUSED =
            "{'client':'c','operation':'r','keys':[],'arguments':[],'call':1,'return':2,'outcome':'fail','reason':'no'";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("history.jsonl");
    }

    static List<Subject<?>> subjects() {
        return Subject.all();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatWasWrittenIsReadBack(Subject<?> subject) throws IOException {
        History history = RandomHistory.linearizable(subject, new Random(1), 4, 200, 0.1);

        HistoryFile.write(history, file);

        assertThat(HistoryFile.read(file)).isEqualTo(history);
        assertThat(Files.readAllLines(file)).hasSize(200);
    }

    @Test
    void keepsEveryKindOfValueApart() throws IOException {
        List<Value> values = List.of(
                Value.absent(),
                Value.done(),
                Value.of("absent"),
                Value.of("1"),
                Value.of(1),
                Value.of(Long.MIN_VALUE),
                Value.of(true),
                Value.of("a\n\"\u00e9\ud83d\ude00\u0000"),
                Value.sequence(),
                Value.entries(Map.of()),
                Value.entries(Map.of("absent", Value.of(true))),
                Value.sequence(Value.sequence(Value.absent()), Value.entries(Map.of("x", Value.absent()))));
        Operation operation =
                new Operation("c", new Call("all", List.of(), values), 3, new Ending.Ok(4, Value.sequence(values)));

        HistoryFile.write(History.of(operation), file);

        assertThat(HistoryFile.read(file).operations()).containsExactly(operation);
        assertThat(values).doesNotHaveDuplicates();
    }

    @Test
    void halfACharacterCannotBeWritten() {
        Scene good = new Scene().done("c", Register.write("x", Value.of("whole \ud83d\ude00")), 0, 1);
        for (Call bad : List.of(
                Register.write("x", Value.of("half \ud83d")),
                Register.write("\ude00", Value.of(1)),
                Register.write("x", Value.entries(Map.of("\ud83d", Value.of(1)))))) {
            History history = new History(
                    List.of(good.history().operations().get(0), new Operation("c", bad, 2, new Ending.Info("lost"))));

            assertThatThrownBy(() -> HistoryFile.write(history, file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("history.jsonl:2: cannot be written: there is half a character");
        }
    }

    @Test
    void anEmptyHistoryIsAHistory() throws IOException {
        HistoryFile.write(History.of(), file);

        assertThat(HistoryFile.read(file).operations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | not JSON",
                "{'client': | not JSON",
                "[1] | an operation is an object",
                "{'colour':1} | unknown field 'colour'",
                "{'client':'c','client':'c'} | 'client' comes twice",
                "{'client':null} | no value: null",
                "{'client':1.5} | no value: 1.5",
                "{'client':99999999999999999999} | not JSON",
                "{'client':{'nothing':true}} | no kind of value: 'nothing'",
                "{'client':{'absent':false}} | 'absent' is always true",
                "{'client':{'absent':true,'done':true}} | 'absent' stands alone",
                "{'client':{}} | an object is",
                "{'client':'c'} | 'keys' is missing",
                "{'client':'c','keys':[1]} | keys are texts, not 1",
                "{'client':'c','keys':'x'} | 'keys' is an array",
                "{'client':'c','operation':'r','keys':[],'arguments':[],'call':'1'} | 'call' is a whole number",
                "{'client':'c','operation':'r','keys':[],'arguments':[],'call':1,'outcome':'lost'} | ok, fail or info",
                "{'client':'c','operation':'r','keys':[],'arguments':[],'call':1,'outcome':'ok'} | 'return' is missing",
                LOST + ",'return':2} | 'return' does not go with the outcome \"info\"",
                LOST + ",'result':7} | 'result' does not go with the outcome \"info\"",
                REFUSED + ",'result':7} | 'result' does not go with the outcome \"fail\"",
            })
    void saysWhatIsWrongAndWhere(String line, String complaint) throws IOException {
        Files.writeString(file, (GOOD + "\n" + line + "\n").replace('\'', '"'));

        assertThatThrownBy(() -> HistoryFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("history.jsonl:2: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void aHalfWrittenLastLineIsNamed() throws IOException {
        Files.writeString(file, (GOOD + "\n" + GOOD.substring(0, 40)).replace('\'', '"'));

        assertThatThrownBy(() -> HistoryFile.read(file)).hasMessageContaining("history.jsonl:2: not JSON");
    }

    @Test
    void bytesThatAreNoTextAndDeepNestingAreRefused() throws IOException {
        Files.write(file, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"'});
        assertThatThrownBy(() -> HistoryFile.read(file)).hasMessageContaining("not JSON");

        Files.writeString(file, "{\"client\":" + "[".repeat(100_000));
        assertThatThrownBy(() -> HistoryFile.read(file)).hasMessageContaining("not JSON");
    }

    @Test
    void overlappingOperationsOfOneClientAreNoHistory() throws IOException {
        String overlapping = GOOD.replace("'return':2", "'return':9") + "\n" + GOOD.replace("'call':1", "'call':2");
        Files.writeString(file, overlapping.replace("'return':2", "'return':3").replace('\'', '"'));

        assertThatThrownBy(() -> HistoryFile.read(file)).hasMessageContaining("one thing at a time");
    }
}
