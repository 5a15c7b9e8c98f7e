package org.jsyslab.common.trace.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.trace.Causality;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceEvent;
import org.jsyslab.common.trace.TraceJson;

/**
 * A merged trace as one HTML file that needs nothing else: template, style, one script, and the events as JSON. Its
 * content security policy admits only this script and this style, by their hashes, and no network at all. It opens at
 * the first violated check.
 */
public final class SpaceTimeDiagram {
    private static final List<String> SCRIPTS =
            List.of("model.js", "words.js", "layout.js", "paint.js", "arrows.js", "glyphs.js", "panel.js", "main.js");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private SpaceTimeDiagram() {}

    /**
     * Writes the diagram to a file, whose directory is made if need be.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Trace merged, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, html(merged));
    }

    /** The diagram as a page. Of a long run, a part; see {@link Excerpt}. */
    public static String html(Trace merged) {
        String style = resource("style.css");
        String script = SCRIPTS.stream().map(SpaceTimeDiagram::resource).collect(Collectors.joining("\n"));
        Map<String, String> parts = Map.of(
                "title",
                escaped(Objects.requireNonNullElse(merged.header().title(), "Space-time diagram")),
                "csp",
                "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style)
                        + "; base-uri 'none'; form-action 'none'",
                "style",
                style,
                "script",
                script,
                "data",
                data(merged).toString().replace("<", "\\u003c"));
        return PLACEHOLDER
                .matcher(resource("page.html"))
                .replaceAll(found -> Matcher.quoteReplacement(parts.get(found.group(1))));
    }

    /** What the script reads: the header, the events in the form of the trace with their causes, and what was cut. */
    private static JsonNode data(Trace merged) {
        List<JsonNode> lines = lines(merged.events());
        Excerpt excerpt = Excerpt.of(merged.events(), lines);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("run", TraceJson.of(merged.header()));
        data.put("total", merged.events().size());
        data.putObject("cut").put("before", excerpt.before()).put("after", excerpt.after());
        ArrayNode events = data.putArray("events");
        excerpt.indexes().forEach(i -> events.add(lines.get(i)));
        return data;
    }

    private static List<JsonNode> lines(List<TraceEvent> events) {
        Causality causality = new Causality(events);
        Map<String, JsonNode> sent = new HashMap<>();
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            ObjectNode line = TraceJson.of(event);
            if (event.kind() == Kind.SEND) {
                sent.put(event.messageId(), event.details());
            } else if (event.messageId() != null && Objects.equals(event.details(), sent.get(event.messageId()))) {
                line.remove("d"); // the script takes it from the send
            }
            List<Integer> causes = causality.causes(i);
            if (!causes.isEmpty()) {
                ArrayNode from = line.putArray("from");
                causes.forEach(cause -> from.add(events.get(cause).n()));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SpaceTimeDiagram.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the jar", e);
        }
    }
}
