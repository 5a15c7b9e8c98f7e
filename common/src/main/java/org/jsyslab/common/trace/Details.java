package org.jsyslab.common.trace;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsyslab.common.codec.Fingerprint;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Message;

/**
 * The details of an event, by name.
 *
 * @param all as they are, however large; null if there are none
 */
record Details(Map<String, Object> all) {
    /** What the details may take up in JSON. */
    static final int MAX_BYTES = 1024;

    private static final int HEAD = 64;

    /** A value too large for a trace: the length of its JSON in bytes, a hash of it, and how it begins. */
    record Cut(int length, String hash, String head) {
        static Cut of(Object value) {
            byte[] json = JsonValues.bytes(value);
            String text = new String(json, StandardCharsets.UTF_8);
            int end = text.codePointCount(0, text.length()) <= HEAD ? text.length() : text.offsetByCodePoints(0, HEAD);
            return new Cut(json.length, Fingerprint.of(json), text.substring(0, end));
        }
    }

    /** The details that the subject of an event gives. */
    static Details of(Object subject) {
        if (subject == null) {
            return new Details(null);
        } else if (subject instanceof Event.State state) {
            return new Details(single(state.name(), state.value()));
        } else if (subject instanceof Record data) {
            // the type of a message stands in the line already
            boolean typed = !(subject instanceof Message);
            Map<String, Object> fields = typed ? JsonValues.typedFields(data) : JsonValues.fields(data);
            return new Details(fields.isEmpty() ? null : fields);
        } else if (subject instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return new Details(fields);
        }
        return new Details(single("value", subject));
    }

    /** The details within their limit: the largest values cut until the rest fits, or else all as one. */
    Map<String, Object> cut() {
        Map<String, Object> fields = new LinkedHashMap<>(all);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        fields.forEach((name, value) -> sizes.put(name, size(value)));
        List<String> largestFirst = sizes.keySet().stream()
                .sorted(Comparator.comparing(sizes::get).reversed())
                .collect(Collectors.toList());
        for (String name : largestFirst) {
            if (size(fields) <= MAX_BYTES) {
                return fields;
            }
            Cut replacement = Cut.of(fields.get(name));
            if (size(replacement) < sizes.get(name)) {
                fields.put(name, replacement);
            }
        }
        return size(fields) <= MAX_BYTES ? fields : JsonValues.fields(Cut.of(all));
    }

    private static int size(Object value) {
        return JsonValues.bytes(value).length;
    }

    private static Map<String, Object> single(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }
}
