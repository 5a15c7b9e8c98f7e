package org.jsyslab.common.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.jsyslab.common.node.NodeId;

/**
 * How one node of a running cluster fares.
 *
 * @param node its name and address
 * @param condition whether its process runs
 * @param pid the id of its process, 0 if it has none
 * @param lives how many times it has been started
 * @param state what it tells about itself at {@code /state}, as JSON; null if it did not answer
 */
public record NodeStatus(NodeId node, Condition condition, long pid, int lives, String state) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The part of its state that its protocols report about themselves (role, term…), as JSON; empty if it is silent.
     */
    public String observed() {
        try {
            JsonNode stacks = state == null ? null : JSON.readTree(state).path("stacks");
            return stacks == null || stacks.isMissingNode()
                    ? ""
                    : stacks.path(node.name()).toString();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Whether a process runs, stands still, or is gone. */
    public enum Condition {
        UP,
        PAUSED,
        DOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
