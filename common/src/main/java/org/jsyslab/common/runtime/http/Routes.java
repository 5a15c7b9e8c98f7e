package org.jsyslab.common.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The routes of a process. The first that fits is taken. */
final class Routes {
    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    HttpAnswer answer(HttpCall call) {
        TreeSet<String> otherMethods = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(call.path());
            if (variables.isPresent() && route.method().equals(call.method())) {
                return route.answer(call.with(variables.get()));
            }
            variables.ifPresent(found -> otherMethods.add(route.method()));
        }
        return otherMethods.isEmpty()
                ? HttpAnswer.refused(404, "there is nothing at " + call.path())
                : HttpAnswer.refused(405, call.path() + " takes " + String.join(", ", otherMethods));
    }
}
