package org.jsyslab.common.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.NodeId;

/** Checks the invariants of one run after each event. */
final class InvariantChecks {
    private final Simulation simulation;
    private final List<Condition> always = new ArrayList<>();
    private final List<Condition> awaited = new ArrayList<>();
    private final SortedSet<String> witnessed = new TreeSet<>();

    InvariantChecks(Simulation simulation) {
        this.simulation = simulation;
    }

    void add(Invariant invariant) {
        always.add(invariant.always());
        awaited.add(invariant.sometimes());
    }

    void check(NodeId moved) {
        for (int i = 0; i < always.size(); i++) {
            Condition condition = always.get(i);
            String objection = objection(condition, moved);
            if (objection != null) {
                throw simulation.violated(condition.name(), objection, null);
            }
        }
        if (!awaited.isEmpty()) {
            awaited.removeIf(condition -> isWitnessed(condition, moved));
        }
    }

    /** What was to hold at least once and has not. */
    SortedSet<String> missing() {
        SortedSet<String> names = new TreeSet<>();
        awaited.forEach(condition -> names.add(condition.name()));
        return names;
    }

    /** What was to hold at least once and did. */
    SortedSet<String> witnessed() {
        return witnessed;
    }

    private String objection(Condition condition, NodeId moved) {
        try {
            return condition.check().holds(simulation, moved) ? null : "does not hold after a step of " + moved;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean isWitnessed(Condition condition, NodeId moved) {
        boolean holds = objection(condition, moved) == null;
        if (holds) {
            witnessed.add(condition.name());
        }
        return holds;
    }
}
