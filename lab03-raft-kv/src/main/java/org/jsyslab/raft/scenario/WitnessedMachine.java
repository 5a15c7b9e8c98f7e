package org.jsyslab.raft.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.StateMachine;

/** A state machine of one life of one server, in front of which it is written down what it is told. */
final class WitnessedMachine implements StateMachine {
    private final NodeId server;
    private final StateMachine machine;
    private final Witness witness;

    /** The last command told in this life; null before the first, and after the state was replaced. */
    private Position last;

    /** What all state machines of a run were told, together. */
    static final class Witness {
        private final Map<Long, String> applied = new TreeMap<>();
        private final Map<Long, String> snapshots = new TreeMap<>();
        private String objection;

        /** Why State Machine Safety does not hold; null as long as it does. */
        String objection() {
            return objection;
        }

        /** How many commands were applied by anyone. */
        int commands() {
            return applied.size();
        }

        private void compare(Map<Long, String> known, long index, String told, String what) {
            String before = known.putIfAbsent(index, told);
            if (before != null && !before.equals(told)) {
                object("%s at index %d: %s here, %s elsewhere".formatted(what, index, told, before));
            }
        }

        private void object(String text) {
            objection = objection == null ? text : objection;
        }
    }

    WitnessedMachine(NodeId server, StateMachine machine, Witness witness) {
        this.server = server;
        this.machine = machine;
        this.witness = witness;
    }

    @Override
    public void apply(Position at, Command command) {
        if (last != null && (at.index() <= last.index() || at.term() < last.term())) {
            witness.object("%s applied %s after %s".formatted(server, at, last));
        }
        last = at;
        witness.compare(witness.applied, at.index(), at.term() + " " + command, server + " applied");
        machine.apply(at, command);
    }

    @Override
    public Bytes snapshot() {
        Bytes image = machine.snapshot();
        if (last != null) {
            String digest = image.length() + " bytes, hash " + image.hashCode();
            witness.compare(witness.snapshots, last.index(), digest, server + "'s snapshot");
        }
        return image;
    }

    @Override
    public void restore(Bytes snapshot) {
        last = null;
        machine.restore(snapshot);
    }

    @Override
    public void onReadable(long ticket) {
        machine.onReadable(ticket);
    }

    @Override
    public void onLeadershipLost() {
        machine.onLeadershipLost();
    }
}
