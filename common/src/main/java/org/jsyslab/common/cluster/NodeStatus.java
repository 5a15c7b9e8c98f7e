package org.jsyslab.common.cluster;

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
