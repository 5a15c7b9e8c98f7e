package org.jsyslab.common.trace;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.RunHeader.Mode;
import org.jsyslab.common.trace.RunHeader.Participant;

/** The lines of a trace as JSON objects and back; version 1 of the format. Fields that it does not know are ignored. */
public final class TraceJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Object>> CONFIG = new TypeReference<>() {};
    private static final Map<String, Kind> KINDS =
            Stream.of(Kind.values()).collect(Collectors.toMap(Kind::label, Function.identity()));

    private TraceJson() {}

    /** The header as the first line of a file. */
    public static JsonNode of(RunHeader header) {
        try {
            return JSON.readTree(JsonValues.bytes(header.fields()));
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written is not JSON", e);
        }
    }

    /** An event as a line of a file. */
    public static ObjectNode of(TraceEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("n", event.n())
                .put("t", event.micros())
                .put("node", event.node().name());
        line.put("inc", event.incarnation()).put("clock", event.clock());
        line.put("k", event.kind().label());
        putIfThere(line, "msg", event.messageId());
        putIfThere(line, "peer", event.peer());
        putIfThere(line, "type", event.type());
        putIfThere(line, "op", event.op());
        putIfThere(line, "txt", event.text());
        putIfThere(line, "why", event.why());
        if (!event.because().isEmpty()) {
            event.because().forEach(line.putArray("because")::add);
        }
        if (event.details() != null) {
            line.set("d", event.details());
        }
        return line;
    }

    /**
     * Reads a header.
     *
     * @throws IllegalArgumentException if it is none of this version, saying why
     */
    static RunHeader header(JsonNode line) {
        if (!"run".equals(text(line, "k"))) {
            throw new IllegalArgumentException(
                    "not a trace: the first line must be a header, {\"k\":\"run\",\"v\":1,…}");
        }
        long version = number(line, "v", 0);
        if (version != RunHeader.VERSION) {
            throw new IllegalArgumentException(
                    "a trace of version " + version + ", but this program reads version " + RunHeader.VERSION);
        }
        List<Participant> nodes = new ArrayList<>();
        for (JsonNode node : line.path("nodes")) {
            nodes.add(new Participant(
                    NodeId.of(required(node, "id")), node.path("kind").asText("server")));
        }
        return new RunHeader(
                text(line, "lab"),
                "sim".equals(text(line, "mode")) ? Mode.SIM : Mode.REAL,
                line.hasNonNull("seed") ? number(line, "seed", 0) : null,
                text(line, "title"),
                text(line, "repro"),
                nodes,
                line.path("config").isObject() ? JSON.convertValue(line.get("config"), CONFIG) : new TreeMap<>());
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    static TraceEvent event(JsonNode line) {
        Kind kind = KINDS.get(required(line, "k"));
        if (kind == null) {
            throw new IllegalArgumentException("no such kind of event: '" + text(line, "k") + "'");
        }
        List<Long> because = new ArrayList<>();
        line.path("because").forEach(n -> because.add(n.asLong()));
        return new TraceEvent(
                number(line, "n", 0),
                number(line, "t", 0),
                NodeId.of(required(line, "node")),
                Math.toIntExact(number(line, "inc", 1)),
                number(line, "clock", 0),
                kind,
                text(line, "msg"),
                line.hasNonNull("peer") ? NodeId.of(text(line, "peer")) : null,
                line.hasNonNull("type") ? text(line, "type") : typeOf(line.path("d")),
                text(line, "op"),
                text(line, "txt"),
                text(line, "why"),
                because,
                line.get("d"));
    }

    /** Messages have their type in the line; timers, operations and durable changes have it in the details. */
    private static String typeOf(JsonNode details) {
        return details.path("type").textValue();
    }

    private static String required(JsonNode line, String field) {
        String value = text(line, field);
        if (value == null) {
            throw new IllegalArgumentException("no field '" + field + "'");
        }
        return value;
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        } else if (!value.isTextual()) {
            throw new IllegalArgumentException("field '" + field + "' must be a string");
        }
        return value.textValue();
    }

    private static long number(JsonNode line, String field, long missing) {
        JsonNode value = line.path(field);
        if (value.isMissingNode()) {
            return missing;
        } else if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("field '" + field + "' must be a whole number");
        }
        return value.longValue();
    }

    private static void putIfThere(ObjectNode line, String field, Object value) {
        if (value != null) {
            line.put(field, value.toString());
        }
    }
}
