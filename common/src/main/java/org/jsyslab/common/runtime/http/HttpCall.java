package org.jsyslab.common.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsyslab.common.node.Bytes;

/**
 * A request, as a route sees it.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param variables what stood in the route's places in braces
 * @param query the parameters behind the question mark
 * @param authorization the header of that name; empty if there is none
 * @param body the body; empty if there is none
 */
public record HttpCall(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, List<String>> query,
        String authorization,
        Bytes body) {

    /** The part of the path at the place {@code {name}}. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** The first parameter of that name in the query. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    HttpCall with(Map<String, String> newVariables) {
        return new HttpCall(method, path, newVariables, query, authorization, body);
    }
}
