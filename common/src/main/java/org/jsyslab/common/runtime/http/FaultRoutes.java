package org.jsyslab.common.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsyslab.common.codec.JsonErrors;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.link.LinkFault;
import org.jsyslab.common.runtime.link.LinkFaults;

/**
 * {@code /faults}, for who has the run's token. GET shows the faults of this process's links; PUT replaces them all;
 * POST changes those that are named; DELETE heals. The body names processes, {@code *} for all:
 *
 * <pre>
 * {@code {"n2":{"cut":true},"n3":{"delayMillis":200,"drop":0.1,"duplicate":0.05},"c7":{"cut":true,"cutFrom":true}}}
 * </pre>
 *
 * <p>{@code cut} and {@code drop} lose what goes there, {@code cutFrom} and {@code dropFrom} what comes from there; a
 * delay and a duplication act on what goes there. {@code {"partition":[["n1","n2"],["n3"]]}} cuts this process from the
 * groups that it is not in, and from no one else named.
 */
public final class FaultRoutes {
    private static final String PATH = "/faults";
    private static final String PARTITION = "partition";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String process;
    private final String token;
    private final LinkFaults faults;
    private final Consumer<String> told;

    /**
     * The routes of one process.
     *
     * @param token the run's secret; null if the process takes no such orders
     * @param told hears the faults in force, in words, after each change
     */
    public FaultRoutes(String process, String token, LinkFaults faults, Consumer<String> told) {
        this.process = process;
        this.token = token;
        this.faults = faults;
        this.told = told;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                guarded("GET", call -> HttpAnswer.ok(faults.report())),
                guarded("PUT", call -> change(call, true)),
                guarded("POST", call -> change(call, false)),
                guarded("DELETE", call -> {
                    faults.heal();
                    return changed();
                }));
    }

    private Route guarded(String method, Function<HttpCall, HttpAnswer> handler) {
        return new Route(
                method,
                PATH,
                call -> isAuthorized(call)
                        ? handler.apply(call)
                        : HttpAnswer.refused(401, "this needs the run's token: Authorization: Bearer <token>"));
    }

    /** Compares in constant time, so that nobody can guess the token byte by byte. */
    private boolean isAuthorized(HttpCall call) {
        return token != null
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                        call.authorization().getBytes(StandardCharsets.UTF_8));
    }

    private HttpAnswer change(HttpCall call, boolean replace) {
        Set<Map.Entry<String, JsonNode>> orders = parse(call.body()).properties();
        LinkFaults trial = new LinkFaults(); // all or nothing: a bad order changes no link
        orders.forEach(order -> apply(order.getKey(), order.getValue(), trial));
        if (replace) {
            faults.heal();
        }
        orders.forEach(order -> apply(order.getKey(), order.getValue(), faults));
        return changed();
    }

    private HttpAnswer changed() {
        told.accept(faults.words());
        return HttpAnswer.ok(faults.report());
    }

    private void apply(String name, JsonNode order, LinkFaults to) {
        if (name.equals(PARTITION)) {
            partition(order, to);
        } else if (order.isObject()) {
            to.change(name, fault -> changed(fault, order));
        } else {
            throw new IllegalArgumentException("a fault is an object such as {\"cut\":true}, not " + order);
        }
    }

    private void partition(JsonNode groups, LinkFaults to) {
        for (JsonNode group : groups) {
            List<String> members = new ArrayList<>();
            group.forEach(member -> members.add(member.asText()));
            boolean ours = members.contains(process);
            members.forEach(member -> to.change(member, fault -> fault.withCut(!ours, !ours)));
        }
    }

    private static LinkFault changed(LinkFault fault, JsonNode order) {
        LinkFault changed = fault;
        for (Map.Entry<String, JsonNode> field : order.properties()) {
            JsonNode value = field.getValue();
            changed = switch (field.getKey()) {
                case "cut" -> changed.withCut(flag(value), changed.cutFrom());
                case "cutFrom" -> changed.withCut(changed.cutTo(), flag(value));
                case "delayMillis" -> changed.withDelay(Duration.ofMillis((long) number(value)));
                case "drop" -> changed.withLoss(number(value), changed.lossFrom());
                case "dropFrom" -> changed.withLoss(changed.loss(), number(value));
                case "duplicate" -> changed.withDuplication(number(value));
                default ->
                    throw new IllegalArgumentException("'" + field.getKey()
                            + "' is not one of cut, cutFrom, delayMillis, drop, dropFrom, duplicate");
            };
        }
        return changed;
    }

    private static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("a cut is true or false, not " + value);
        }
        return value.booleanValue();
    }

    private static double number(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a delay or probability is a number, not " + value);
        }
        return value.doubleValue();
    }

    private static JsonNode parse(Bytes body) {
        try {
            JsonNode json = JSON.readTree(body.toArray());
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("the body must be a JSON object such as {\"n2\":{\"cut\":true}}");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the body is not JSON like {\"n2\":{\"cut\":true}}: " + JsonErrors.text(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body cannot be read: " + e.getMessage(), e);
        }
    }
}
