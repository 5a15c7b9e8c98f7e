package org.jsyslab.common.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.NodeId;

/**
 * The first line of a trace: which run this is.
 *
 * @param lab the lab's name: {@code raft}
 * @param mode where the nodes lived
 * @param seed of a simulation; null for a real run
 * @param title one line for people
 * @param repro the command line that repeats it
 * @param nodes who takes part, as far as known
 * @param config the settings of the run: any values that {@link org.jsyslab.common.codec.JsonValues} writes
 */
public record RunHeader(
        String lab,
        Mode mode,
        Long seed,
        String title,
        String repro,
        List<Participant> nodes,
        SortedMap<String, ?> config) {
    static final int VERSION = 1;

    /** Where nodes can live. */
    public enum Mode {
        SIM,
        REAL
    }

    /**
     * A node of the run.
     *
     * @param kind its role for pictures: {@code server}, {@code client}
     */
    public record Participant(NodeId id, String kind) {
        public Participant {
            id = NodeId.of(id.name()); // in a trace a node is a name, wherever it listens
        }
    }

    public RunHeader {
        nodes = List.copyOf(nodes);
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /** The fields of the line, in their order. */
    Map<String, Object> fields() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("k", "run");
        line.put("v", VERSION);
        line.put("lab", lab);
        line.put("mode", mode.name().toLowerCase(Locale.ROOT));
        TraceLine.putIfPresent(line, "seed", seed);
        TraceLine.putIfPresent(line, "title", title);
        TraceLine.putIfPresent(line, "repro", repro);
        line.put("nodes", nodes);
        line.put("config", config);
        return line;
    }
}
