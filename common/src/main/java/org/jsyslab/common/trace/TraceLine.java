package org.jsyslab.common.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Message;

/** One event as a line of a trace. */
public final class TraceLine {
    private static final int MAX_TEXT = 80;

    private TraceLine() {}

    /**
     * The line in UTF-8, without its end.
     *
     * @param number its position in the file, or 0 to leave that out
     */
    public static byte[] of(Event event, long number) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (number > 0) {
            line.put("n", number);
        }
        line.put("t", event.micros());
        line.put("node", event.node() == null ? null : event.node().name());
        line.put("inc", event.incarnation());
        line.put("clock", event.clock());
        line.put("k", event.kind().label());
        putIfPresent(line, "msg", event.messageId());
        putIfPresent(line, "peer", event.peer() == null ? null : event.peer().name());
        putIfPresent(line, "type", event.subject() instanceof Message message ? nameOf(message) : null);
        putIfPresent(line, "op", event.op());
        putIfPresent(line, isAccident(event.kind()) ? "why" : "txt", shortened(event.text()));
        Details details = Details.of(event.subject());
        putIfPresent(line, "d", details.all());
        byte[] whole = JsonValues.bytes(line);
        if (whole.length > Details.MAX_BYTES && details.all() != null) {
            line.put("d", details.cut());
            return JsonValues.bytes(line);
        }
        return whole;
    }

    static void putIfPresent(Map<String, Object> line, String name, Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    /** Whether the text of such an event is the reason why something happened to a message. */
    private static boolean isAccident(Event.Kind kind) {
        return kind == Event.Kind.DROP || kind == Event.Kind.DUPLICATE || kind == Event.Kind.DELAY;
    }

    private static String nameOf(Message message) {
        return message.getClass().getSimpleName();
    }

    private static String shortened(String text) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\R", " ");
        return line.codePointCount(0, line.length()) <= MAX_TEXT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
    }
}
