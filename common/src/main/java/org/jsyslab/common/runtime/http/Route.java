package org.jsyslab.common.runtime.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be asked by HTTP: {@code new Route("GET", "/accounts/{name}", call -> new HttpAnswer.Ask(new
 * Balance(call.variable("name"))))}.
 */
public final class Route {
    private final String method;
    private final List<String> pattern;
    private final Function<HttpCall, HttpAnswer> handler;

    /**
     * A route.
     *
     * @param pattern a path; a segment in braces stands for any text without a slash
     * @param handler called on the process's event loop; must not block. An IllegalArgumentException becomes a 400
     */
    public Route(String method, String pattern, Function<HttpCall, HttpAnswer> handler) {
        this.method = method;
        this.pattern = List.of(pattern.split("/", -1));
        this.handler = handler;
    }

    String method() {
        return method;
    }

    /** What stands in the places of the pattern, if {@code path} has its shape. */
    Optional<Map<String, String>> match(String path) {
        String[] segments = path.split("/", -1);
        if (segments.length != pattern.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            String place = pattern.get(i);
            if (place.startsWith("{")) {
                variables.put(place.substring(1, place.length() - 1), segments[i]);
            } else if (!place.equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    HttpAnswer answer(HttpCall call) {
        return handler.apply(call);
    }
}
