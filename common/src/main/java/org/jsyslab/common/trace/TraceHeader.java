package org.jsyslab.common.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsyslab.common.node.NodeId;

/**
 * The first line of a trace: which run it records.
 *
 * @param lab short name of the lab, such as {@code raft}
 * @param mode {@code sim} (virtual time) or {@code real}
 * @param seed of a simulated run; null for a real one
 * @param title one line for people; null if there is none
 * @param repro the command line that shows this run again; null if there is none
 * @param nodes who took part, in the order of the lifelines; others may turn up in the events
 * @param config settings of the run, an object, or null
 */
public record TraceHeader(
        String lab, String mode, Long seed, String title, String repro, List<Participant> nodes, JsonNode config) {
    /** The version of the format that this package reads. */
    public static final int VERSION = 1;

    public TraceHeader {
        nodes = List.copyOf(nodes);
    }

    /** The same run with other participants. */
    public TraceHeader withNodes(List<Participant> nodes) {
        return new TraceHeader(lab, mode, seed, title, repro, nodes, config);
    }

    /**
     * A node of the run.
     *
     * @param id its name
     * @param kind {@code server} or {@code client}
     */
    public record Participant(NodeId id, String kind) {}
}
