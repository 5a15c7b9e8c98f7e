package org.jsyslab.common.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.codec.Fingerprint;
import org.jsyslab.common.disk.Change;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TraceWriterTest {
    private static final NodeId N1 = NodeId.of("n1@127.0.0.1:7101");
    private static final NodeId N2 = NodeId.of("n2");
    private static final RunHeader HEADER = new RunHeader(
            "raft",
            RunHeader.Mode.SIM,
            42L,
            "five nodes",
            "java -jar lab03.jar simulate --seed 42",
            List.of(new RunHeader.Participant(NodeId.of("n1"), "server"), new RunHeader.Participant(N2, "client")),
            new TreeMap<>(Map.of("loss", 0.1, "delay", Duration.ofMillis(5))));

    sealed interface Protocol extends Message {
        record VoteReply(long term, boolean granted) implements Protocol {}

        record Big(long term, Bytes content, List<Long> numbers) implements Protocol {}

        record Ping() implements Protocol {}
    }

    sealed interface Timers extends Timer {
        record Silence(NodeId peer, Duration after) implements Timers {}
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theFirstLineSaysWhichRunThisIs() {
        TraceWriter.ofSimulation(out, HEADER, TraceWriter.Limits.DEFAULT).close();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"k\":\"run\",\"v\":1,\"lab\":\"raft\",\"mode\":\"sim\",\"seed\":42,\"title\":\"five nodes\","
                                + "\"repro\":\"java -jar lab03.jar simulate --seed 42\",\"nodes\":[{\"id\":\"n1\",\"kind\":\"server\"},"
                                + "{\"id\":\"n2\",\"kind\":\"client\"}],\"config\":{\"delay\":\"5ms\",\"loss\":0.1}}\n");
    }

    @Test
    void aMessageHasItsIdPeerTypeOperationAndFields() {
        Event event = new Event(
                Kind.SEND,
                N1,
                2,
                17,
                1500,
                "n1.2-9",
                N2,
                new Protocol.VoteReply(3, true),
                new OpId("c7", 3),
                "a reply");

        assertThat(simulated(event))
                .containsExactly(
                        "{\"n\":1,\"t\":1500,\"node\":\"n1\",\"inc\":2,\"clock\":17,\"k\":\"send\",\"msg\":\"n1.2-9\","
                                + "\"peer\":\"n2\",\"type\":\"VoteReply\",\"op\":\"c7-3\",\"txt\":\"a reply\","
                                + "\"d\":{\"term\":3,\"granted\":true}}");
    }

    @Test
    void eachKindOfSubjectHasItsForm() {
        assertThat(simulated(
                        event(Kind.DROP, new Protocol.Ping(), "partition"),
                        event(Kind.TIMER_SET, new Timers.Silence(N2, Duration.ofMillis(150)), null),
                        event(Kind.STATE, new Event.State("leader", null), null),
                        event(Kind.DISK, new Change.CellSet("n1/Ballot", new Protocol.VoteReply(1, false)), "write"),
                        event(Kind.CHECK, new TreeMap<>(Map.of("because", List.of(3, 4), "ok", false)), "one leader"),
                        event(Kind.OP_OK, 7L, null),
                        event(Kind.LIFE, null, "crash")))
                .containsExactly(
                        "{\"n\":1,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"drop\",\"type\":\"Ping\",\"why\":\"partition\"}",
                        "{\"n\":2,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"timer.set\","
                                + "\"d\":{\"type\":\"Silence\",\"peer\":\"n2\",\"after\":\"150ms\"}}",
                        "{\"n\":3,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"state\",\"d\":{\"leader\":null}}",
                        "{\"n\":4,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"disk\",\"txt\":\"write\",\"d\":{\"type\":\"CellSet\","
                                + "\"name\":\"n1/Ballot\",\"value\":{\"type\":\"VoteReply\",\"term\":1,\"granted\":false}}}",
                        "{\"n\":5,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"check\",\"txt\":\"one leader\","
                                + "\"d\":{\"because\":[3,4],\"ok\":false}}",
                        "{\"n\":6,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"op.ok\",\"d\":{\"value\":7}}",
                        "{\"n\":7,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"life\",\"txt\":\"crash\"}");
    }

    @Test
    void aLargeValueIsCutAndTheSmallOnesBesideItStay() throws IOException {
        Protocol.Big big = new Protocol.Big(3, Bytes.utf8("x".repeat(5000)), List.of(1L, 2L));

        JsonNode details = details(event(Kind.SEND, big, null));

        assertThat(details.toString())
                .isEqualTo("{\"term\":3,\"content\":{\"length\":5002,\"hash\":\"" + hash("\"" + "x".repeat(5000) + "\"")
                        + "\",\"head\":\"\\\"" + "x".repeat(63) + "\"},\"numbers\":[1,2]}");
    }

    @Test
    void theLargestValueIsCutFirst() throws IOException {
        Map<String, Object> values = new TreeMap<>(Map.of("medium", "m".repeat(400), "large", "l".repeat(5000)));

        JsonNode details = details(event(Kind.STATE, values, null));

        assertThat(details.get("medium").asText()).hasSize(400);
        assertThat(details.get("large").get("length").asInt()).isEqualTo(5002);
    }

    @Test
    void detailsAreNeverLargerThanAKilobyte() throws IOException {
        for (int size = 0; size < 3000; size += 37) {
            Map<String, Object> many = new TreeMap<>();
            for (int i = 0; i * 40 < size; i++) {
                many.put("field" + i, "\"".repeat(i));
            }
            many.put("text", "ü".repeat(size / 2));
            assertThat(details(event(Kind.STATE, many, null)).toString().getBytes(StandardCharsets.UTF_8))
                    .as("with %s bytes", size)
                    .hasSizeLessThanOrEqualTo(1024);
        }
    }

    @Test
    void detailsOfExactlyAKilobyteStayWhole() throws IOException {
        String fits = "x".repeat(1024 - "{\"text\":\"\"}".length());

        assertThat(details(event(Kind.STATE, new Event.State("text", fits), null))
                        .get("text")
                        .asText())
                .isEqualTo(fits);
        assertThat(details(event(Kind.STATE, new Event.State("text", fits + "x"), null))
                        .get("text")
                        .get("length")
                        .asInt())
                .isEqualTo(fits.length() + 3);
    }

    @Test
    void aRemarkIsOneLineOfAtMostEightyCharacters() throws IOException {
        String eighty = "𝄞".repeat(80);
        assertThat(line(event(Kind.NOTE, null, eighty)).get("txt").asText()).isEqualTo(eighty);
        assertThat(line(event(Kind.NOTE, null, eighty + "!")).get("txt").asText())
                .isEqualTo("𝄞".repeat(79) + "…");
        assertThat(line(event(Kind.NOTE, null, "two\r\nlines")).get("txt").asText())
                .isEqualTo("two lines");
    }

    @Test
    void aRunThatIsTooLongEndsWithANote() {
        TraceWriter writer = TraceWriter.ofSimulation(out, HEADER, new TraceWriter.Limits(2, 1_000_000));
        for (int i = 0; i < 5; i++) {
            writer.observe(event(Kind.NOTE, null, "event " + i));
        }

        assertThat(lines())
                .hasSize(3)
                .last()
                .asString()
                .isEqualTo(
                        "{\"n\":3,\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"note\",\"txt\":\"the trace ends here: it may have 2 events\"}");
        assertThat(writer.events()).isEqualTo(3);
    }

    @Test
    void aFileThatIsTooLargeEndsWithANote() {
        TraceWriter writer = TraceWriter.ofSimulation(out, HEADER, new TraceWriter.Limits(1_000_000, 2_000));
        for (int i = 0; i < 100; i++) {
            writer.observe(event(Kind.NOTE, null, "event " + i));
        }

        assertThat(lines()).last().asString().contains("it may have 2000 bytes");
        assertThat(out.size()).isBetween(2_000, 2_200);
    }

    @Test
    void aProcessWritesEachEventAtOnceAndUnnumbered(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("n1.1.jsonl");
        try (TraceWriter writer = TraceWriter.ofProcess(file, HEADER, TraceWriter.Limits.DEFAULT)) {
            writer.observe(event(Kind.LIFE, null, "start"));

            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .last()
                    .asString()
                    .isEqualTo("{\"t\":0,\"node\":\"n1\",\"inc\":1,\"clock\":1,\"k\":\"life\",\"txt\":\"start\"}");
        }
    }

    @Test
    void oneEventIsOneWrite() {
        List<Integer> writes = new ArrayList<>();
        TraceWriter writer = TraceWriter.ofSimulation(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        writes.add(1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        writes.add(length);
                    }
                },
                HEADER,
                TraceWriter.Limits.DEFAULT);
        writer.observe(event(Kind.LIFE, null, "start"));

        assertThat(writes).hasSize(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStreamThatFailsDoesNotDisturbTheNode() throws IOException {
        try (TraceWriter writer = TraceWriter.ofProcess(Path.of("/dev/full"), HEADER, TraceWriter.Limits.DEFAULT)) {
            writer.observe(event(Kind.LIFE, null, "start"));

            assertThat(writer.events()).as("the header was tried, then no more").isZero();
        }
    }

    @Test
    void aStreamThatFailsIsTheEndOfASimulatedRun() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> TraceWriter.ofSimulation(full, HEADER, TraceWriter.Limits.DEFAULT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the trace cannot be written: disk full");
    }

    @Test
    void severalObserversHearTheSameInOrder() {
        List<String> heard = new ArrayList<>();
        Observers.all(List.of(event -> heard.add("a" + event.text()), event -> heard.add("b" + event.text())))
                .observe(event(Kind.NOTE, null, "1"));

        assertThat(heard).containsExactly("a1", "b1");
    }

    private static Event event(Kind kind, Object subject, String text) {
        return new Event(kind, N1, 1, 1, 0, null, null, subject, null, text);
    }

    private JsonNode details(Event event) throws IOException {
        return line(event).get("d");
    }

    private JsonNode line(Event event) throws IOException {
        out.reset();
        return new ObjectMapper().readTree(simulated(event).get(0));
    }

    private List<String> simulated(Event... events) {
        try (TraceWriter writer = TraceWriter.ofSimulation(out, HEADER, TraceWriter.Limits.DEFAULT)) {
            for (Event event : events) {
                writer.observe(event);
            }
        }
        return lines();
    }

    /** The lines after the header. */
    private List<String> lines() {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.subList(1, lines.size());
    }

    private static String hash(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
