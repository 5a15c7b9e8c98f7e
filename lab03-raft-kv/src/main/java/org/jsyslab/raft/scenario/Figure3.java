package org.jsyslab.raft.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.RaftLog;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.RaftState;
import org.jsyslab.raft.Role;
import org.jsyslab.raft.StateMachine;

/**
 * The five properties of Figure 3, as invariants of one simulation, checked after every event. Each looks only at what
 * is new at the server that just moved.
 */
public final class Figure3 {

    /** Who leads a term, in which of its lives. */
    private record Elected(NodeId server, int incarnation) {
        @Override
        public String toString() {
            return server + "." + incarnation;
        }
    }

    /** A leader as it was seen last. */
    private record Seen(long term, int incarnation, Position last) {}

    /** A committed entry, and a term in which it was known to be committed. */
    private record Committed(long entryTerm, long knownIn) {}

    private final Simulation simulation;
    private final WitnessedMachine.Witness witness = new WitnessedMachine.Witness();
    private final LogHistory logs = new LogHistory();
    private final Map<Long, Elected> leaders = new TreeMap<>();
    private final Map<NodeId, Seen> leading = new HashMap<>(); // never iterated
    private final Map<NodeId, Long> elected = new HashMap<>(); // the last term each led; never iterated
    private final Map<NodeId, Long> commitIndexes = new HashMap<>(); // as seen last; never iterated
    private final TreeMap<Long, Committed> committed = new TreeMap<>();

    /** Adds the invariants to a simulation. */
    public Figure3(Simulation simulation) {
        this.simulation = simulation;
        simulation
                .check(Invariant.always(
                                "Election Safety: at most one leader can be elected in a given term",
                                (sim, moved) -> of(moved)
                                        .map(state -> isElectionSafe(moved, state))
                                        .orElse(true))
                        .sometimes("a leader is elected", sim -> !leaders.isEmpty()))
                .check(Invariant.always(
                                "Leader Append-Only: a leader never overwrites or deletes entries in its log",
                                (sim, moved) -> of(moved)
                                        .map(state -> appendsOnly(moved, state))
                                        .orElse(true))
                        .sometimes("a leader appends", sim -> !leaders.isEmpty()))
                .check(Invariant.always(
                                "Log Matching: logs with an entry of the same index and term are identical up to it",
                                (sim, moved) -> of(moved)
                                        .map(state -> matches(moved, state))
                                        .orElse(true))
                        .sometimes("something is replicated", sim -> witness.commands() > 0))
                .check(Invariant.always(
                                "Leader Completeness: a committed entry is in the logs of all leaders of later terms",
                                (sim, moved) -> of(moved)
                                        .map(state -> isComplete(moved, state))
                                        .orElse(true))
                        .sometimes("something is committed", sim -> !committed.isEmpty()))
                .check(Invariant.always(
                                "State Machine Safety: no two servers apply different commands for the same index",
                                (sim, moved) -> isSafe())
                        .sometimes("something is applied", sim -> witness.commands() > 0));
    }

    /** A state machine whose every command is looked at. */
    public StateMachine witnessed(NodeId server, StateMachine machine) {
        return new WitnessedMachine(server, machine, witness);
    }

    /** How many terms had a leader. */
    public int elections() {
        return leaders.size();
    }

    private Optional<RaftState> of(NodeId moved) {
        return simulation.machine(moved).find(RaftNode.class).map(RaftNode::state);
    }

    /** One leader a term, and in one life of it: a server that forgets that it led would be another one. */
    private boolean isElectionSafe(NodeId moved, RaftState state) {
        if (state.role() == Role.LEADER) {
            Elected now = new Elected(moved, simulation.machine(moved).incarnation());
            Elected before = leaders.putIfAbsent(state.term(), now);
            if (before != null && !before.equals(now)) {
                throw new AssertionError("%s and %s both lead term %d".formatted(before, now, state.term()));
            }
        }
        return true;
    }

    private boolean appendsOnly(NodeId moved, RaftState state) {
        RaftLog log = state.log();
        int incarnation = simulation.machine(moved).incarnation();
        Seen before = leading.remove(moved);
        if (state.role() != Role.LEADER) {
            return true;
        }
        leading.put(moved, new Seen(state.term(), incarnation, log.last()));
        boolean same = before != null && before.term() == state.term() && before.incarnation() == incarnation;
        long index = same ? before.last().index() : 0;
        return !same
                || index < log.base().index()
                || (index <= log.lastIndex() && log.term(index) == before.last().term());
    }

    private boolean matches(NodeId moved, RaftState state) {
        logs.look(moved, state.log());
        return true;
    }

    private boolean isComplete(NodeId moved, RaftState state) {
        boolean newlyElected = state.role() == Role.LEADER && state.term() > elected.getOrDefault(moved, 0L);
        if (newlyElected) {
            elected.put(moved, state.term());
            committed
                    .tailMap(state.log().base().index(), false)
                    .forEach((index, entry) -> requireHeld(moved, state, index, entry));
        }
        learnCommitted(moved, state);
        return true;
    }

    private static void requireHeld(NodeId leader, RaftState state, long index, Committed entry) {
        RaftLog log = state.log();
        boolean held = index <= log.lastIndex() && log.term(index) == entry.entryTerm();
        if (entry.knownIn() < state.term() && !held) {
            throw new AssertionError("%s leads term %d without the entry %d@%d, which was committed in term %d"
                    .formatted(leader, state.term(), index, entry.entryTerm(), entry.knownIn()));
        }
    }

    /** What this server has newly found to be committed is what others found there. */
    private void learnCommitted(NodeId moved, RaftState state) {
        long seen = Math.max(
                commitIndexes.getOrDefault(moved, 0L), state.log().base().index());
        for (long index = seen + 1; index <= state.commitIndex(); index++) {
            long term = state.log().term(index);
            Committed known = committed.putIfAbsent(index, new Committed(term, state.term()));
            if (known != null && known.entryTerm() != term) {
                throw new AssertionError("%s commits the entry %d@%d, but %d@%d was committed in term %d"
                        .formatted(moved, index, term, index, known.entryTerm(), known.knownIn()));
            }
        }
        commitIndexes.put(moved, state.commitIndex());
    }

    private boolean isSafe() {
        if (witness.objection() != null) {
            throw new AssertionError(witness.objection());
        }
        return true;
    }
}
