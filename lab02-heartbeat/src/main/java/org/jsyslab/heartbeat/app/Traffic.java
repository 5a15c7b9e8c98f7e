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
 */
record Traffic(long messages, long bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each node, in order. */
    static List<Traffic> of(LabCluster cluster) {
        List<Traffic> all = new ArrayList<>();
        for (NodeStatus node : cluster.processes().status()) {
            all.add(of(node));
        }
        return all;
    }

    /** Messages of all together. */
    static long messages(List<Traffic> all) {
        return all.stream().mapToLong(Traffic::messages).sum();
    }

    /** Bytes of all together. */
    static long bytes(List<Traffic> all) {
        return all.stream().mapToLong(Traffic::bytes).sum();
    }

    /** Messages in between of the node that sent most. */
    static long mostSince(List<Traffic> before, List<Traffic> after) {
        long most = 0;
        for (int i = 0; i < after.size(); i++) {
            most = Math.max(most, after.get(i).messages() - before.get(i).messages());
        }
        return most;
    }

    private static Traffic of(NodeStatus node) {
        if (node.state() == null) {
            throw new IllegalStateException(node.node().name() + " does not answer");
        }
        try {
            long messages = 0;
            long bytes = 0;
            for (JsonNode peer : JSON.readTree(node.state()).path("peers")) {
                messages += peer.path("sent").asLong();
                bytes += peer.path("sentBytes").asLong();
            }
            return new Traffic(messages, bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(node.node().name() + " answers in no JSON", e);
        }
    }
}
