package org.jsyslab.raft.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cluster.NodeStatus;

/**
 * What a node of a live cluster shows of its Raft at {@code /state}.
 *
 * @param role in capitals
 * @param leader whom it follows, if anybody
 */
record Leadership(String node, String role, long term, String leader) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each node that answers. */
    static List<Leadership> of(LabCluster cluster) {
        return cluster.processes().status().stream()
                .map(Leadership::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The name of the leader of the newest term that anyone leads. */
    static Optional<String> leader(LabCluster cluster) {
        return of(cluster).stream()
                .filter(node -> node.role().equals("LEADER"))
                .max(Comparator.comparingLong(Leadership::term))
                .map(Leadership::node);
    }

    private static Optional<Leadership> of(NodeStatus status) {
        if (status.observed().isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode shown = JSON.readTree(status.observed());
            return Optional.of(new Leadership(
                    status.node().name(),
                    shown.path("role").asText(),
                    shown.path("term").asLong(),
                    shown.path("leader").asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
