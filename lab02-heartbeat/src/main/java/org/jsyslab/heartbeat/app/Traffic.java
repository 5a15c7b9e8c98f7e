package org.jsyslab.heartbeat.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cluster.NodeStatus;

/**
 * What one node has sent to the others since it began, as it tells at {@code /state}.
 *
 * @param messages how many
 * @param bytes of their frames
 * @param millis how long it has run: nodes are asked one after the other, so each counts its own time
 */
record Traffic(long messages, long bytes, long millis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each node, in order. */
    static List<Traffic> of(LabCluster cluster) {
        List<Traffic> all = new ArrayList<>();
        for (NodeStatus node : cluster.processes().status()) {
            all.add(of(node));
        }
        return all;
    }

    /** Messages per second since {@code before}. */
    double messagesPerSecond(Traffic before) {
        return 1e3 * (messages - before.messages) / (millis - before.millis);
    }

    /** Bytes per second since {@code before}. */
    double bytesPerSecond(Traffic before) {
        return 1e3 * (bytes - before.bytes) / (millis - before.millis);
    }

    private static Traffic of(NodeStatus node) {
        if (node.state() == null) {
            throw new IllegalStateException(node.node().name() + " does not answer");
        }
        try {
            long messages = 0;
            long bytes = 0;
            JsonNode state = JSON.readTree(node.state());
            for (JsonNode peer : state.path("peers")) {
                messages += peer.path("sent").asLong();
                bytes += peer.path("sentBytes").asLong();
            }
            return new Traffic(messages, bytes, state.path("upMillis").asLong());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(node.node().name() + " answers in no JSON", e);
        }
    }
}
