package org.jsyslab.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static final String HEADER = """
            {"k":"run","v":1,"lab":"raft","mode":"sim","seed":42,"title":"two leaders?","repro":"simulate --seed 42",\
            "nodes":[{"id":"n1","kind":"server"},{"id":"c1","kind":"client"}],"config":{"loss":0.1}}
            """;
    private static final String SEND = """
            {"n":1,"t":250,"node":"n1","inc":2,"clock":17,"k":"send","msg":"n1.2-5","peer":"c1","type":"Reply",\
            "op":"c1-3","txt":"hello","d":{"term":3}}
            """;

    @TempDir
    Path directory;

    @Test
    void everyFieldOfTheFormatIsRead() throws IOException {
        Trace trace = read(HEADER + SEND + """
                {"node":"n1","k":"drop","msg":"n1.2-5","why":"loss","future":true}
                {"node":"n1","k":"check","because":[1,2],"d":null}
                {"node":"n1","k":"timer.set","d":{"type":"Silence","peer":"n2"}}
                """);

        assertThat(trace.header().lab()).isEqualTo("raft");
        assertThat(trace.header().seed()).isEqualTo(42);
        assertThat(trace.header().repro()).isEqualTo("simulate --seed 42");
        assertThat(trace.header().nodes())
                .extracting(node -> node.id() + " " + node.kind())
                .containsExactly("n1 server", "c1 client");
        TraceEvent send = trace.events().get(0);
        assertThat(send.lane()).hasToString("n1.2");
        assertThat(send.micros()).isEqualTo(250);
        assertThat(send.clock()).isEqualTo(17);
        assertThat(send.kind()).isEqualTo(Kind.SEND);
        assertThat(send.peer()).isEqualTo(NodeId.of("c1"));
        assertThat(List.of(send.messageId(), send.type(), send.op(), send.text()))
                .containsExactly("n1.2-5", "Reply", "c1-3", "hello");
        assertThat(send.details().path("term").asInt()).isEqualTo(3);
        assertThat(trace.events().get(1).why()).isEqualTo("loss");
        assertThat(trace.events().get(2).because()).containsExactly(1L, 2L);
        assertThat(trace.events().get(3).type()).isEqualTo("Silence");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Trace trace = read(HEADER + SEND);

        assertThat(TraceJson.of(trace.header())).hasToString(HEADER.strip());
        assertThat(TraceJson.of(trace.events().get(0))).hasToString(SEND.strip());
    }

    @Test
    void whatTheWriterWritesIsReadBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunHeader header = RandomRun.header("n1@127.0.0.1:7101", "n2");
        try (TraceWriter writer = TraceWriter.ofSimulation(out, header, TraceWriter.Limits.DEFAULT)) {
            writer.observe(happens(Kind.STATE, new Event.State("role", "leader"), null));
            writer.observe(happens(Kind.DROP, null, "loss"));
            writer.observe(happens(Kind.LIFE, null, "crash"));
        }
        Trace trace = TraceReader.read("n1.jsonl", new ByteArrayInputStream(out.toByteArray()));

        assertThat(trace.header()).isEqualTo(header);
        assertThat(trace.header().nodes())
                .extracting(node -> node.id().toString())
                .containsExactly("n1", "n2");
        assertThat(trace.events()).extracting(TraceEvent::n).containsExactly(1L, 2L, 3L);
        assertThat(trace.events().get(0).details()).hasToString("{\"role\":\"leader\"}");
        assertThat(trace.events().get(1).why()).isEqualTo("loss");
        assertThat(trace.events().get(2).word()).isEqualTo("crash");
    }

    @Test
    void aFileCutAnywhereInItsLastLineGivesAllLinesBefore() throws IOException {
        byte[] whole = (HEADER + SEND + SEND).getBytes(StandardCharsets.UTF_8);
        int lastLine = (HEADER + SEND).getBytes(StandardCharsets.UTF_8).length;
        for (int cut = lastLine; cut <= whole.length; cut++) {
            Path file = directory.resolve("n1.jsonl");
            Files.write(file, Arrays.copyOf(whole, cut));
            int expected = cut >= whole.length - 1 ? 2 : 1;

            assertThat(TraceReader.read(file).events()).as("cut at %d", cut).hasSize(expected);
        }
    }

    @Test
    void aTornLineInTheMiddleIsRefused() {
        assertThatThrownBy(() -> read(HEADER + SEND.substring(0, 40) + "\n" + SEND))
                .isInstanceOf(MalformedTraceException.class)
                .hasMessage("n1.jsonl, line 2: not a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|line 1: not a trace: the file is empty",
                "hello|line 1: not a trace: the first line is not a JSON object",
                "[]|line 1: not a trace: the first line is not a JSON object",
                "{\"k\":\"send\",\"node\":\"n1\"}|line 1: not a trace: the first line must be a header",
                "{\"k\":\"run\",\"v\":2}|line 1: a trace of version 2, but this program reads version 1",
                "{\"k\":\"run\",\"v\":1,\"nodes\":[{}]}|line 1: no field 'id'",
            })
    void aFileWithoutAHeaderIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedTraceException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"node\":\"n1\",\"k\":\"teleport\"}|line 2: no such kind of event: 'teleport'",
                "{\"k\":\"send\"}|line 2: no field 'node'",
                "{\"node\":\"n1\",\"k\":\"send\",\"t\":\"soon\"}|line 2: field 't' must be a whole number",
                "{\"node\":\"n1\",\"k\":\"send\",\"inc\":99999999999}|line 2: integer overflow",
                "{\"node\":\"n 1\",\"k\":\"send\"}|line 2: not a node: 'n 1'",
                "{\"node\":\"n1\",\"k\":\"send\",\"msg\":7}|line 2: field 'msg' must be a string",
                "{\"node\":\"n1\",\"k\":\"send\"} x|line 2: not a JSON object",
            })
    void aLineThatIsNoEventIsRefused(String line, String complaint) {
        assertThatThrownBy(() -> read(HEADER + line + "\n"))
                .isInstanceOf(MalformedTraceException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() {
        assertThatThrownBy(() -> read(HEADER + "x".repeat(TraceReader.LONGEST_LINE + 1)))
                .hasMessage("n1.jsonl, line 2: a line of more than 1048576 bytes");
    }

    private static Event happens(Kind kind, Object subject, String text) {
        return new Event(kind, NodeId.of("n1"), 1, 1, 1, "n1.1-1", NodeId.of("n2"), subject, null, text);
    }

    private static Trace read(String text) throws IOException {
        return TraceReader.read("n1.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
