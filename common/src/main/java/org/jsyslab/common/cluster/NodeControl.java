package org.jsyslab.common.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import org.jsyslab.common.node.NodeId;

/** The HTTP routes by which a running node is asked and commanded. */
public final class NodeControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 1_000;
    private static final int MAX_STATE = 1 << 20;

    private final NodeId node;
    private final String token;

    NodeControl(NodeId node, String token) {
        this.node = node;
        this.token = token;
    }

    static NodeControl of(ClusterSpec spec, NodeId node) {
        return new NodeControl(node, spec.token());
    }

    /** The node that listens at {@code host:port}, by its own word; empty if none answers there. */
    public static Optional<NodeId> nodeAt(String address) {
        String state = new NodeControl(NodeId.of("unknown").at(address), "").state();
        try {
            return Optional.ofNullable(state)
                    .filter(text -> text.startsWith("{"))
                    .flatMap(text -> Optional.ofNullable(parse(text).get("node")))
                    .map(name -> NodeId.of(name.asText()).at(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** What the node tells about itself, as JSON; null if it does not answer. */
    String state() {
        try {
            HttpURLConnection connection = open("/state");
            try (var body = connection.getInputStream()) {
                return new String(body.readNBytes(MAX_STATE), StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            return null;
        }
    }

    /** Replaces the faults of this node's links, by peer. */
    void setFaults(SortedMap<String, LinkFault> faults) {
        ObjectNode body = JSON.createObjectNode();
        faults.forEach((peer, fault) -> body.putObject(peer)
                .put("cut", fault.cut())
                .put("cutFrom", fault.cut())
                .put("delayMillis", fault.delay().toMillis())
                .put("drop", fault.drop())
                .put("dropFrom", fault.dropFrom())
                .put("duplicate", fault.duplicate()));
        try {
            HttpURLConnection connection = open("/faults");
            put(connection, JSON.writeValueAsBytes(body));
            if (connection.getResponseCode() / 100 != 2) {
                throw new ClusterException(node.name() + " refuses the fault: " + connection.getResponseMessage());
            }
        } catch (IOException e) {
            throw new ClusterException(node.name() + " cannot be told of the fault: " + e.getMessage(), e);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        String address = node.address().orElseThrow();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + address + path).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        return connection;
    }

    private void put(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setRequestMethod("PUT");
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }
}
