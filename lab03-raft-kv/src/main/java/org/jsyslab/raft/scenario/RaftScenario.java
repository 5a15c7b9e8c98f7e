package org.jsyslab.raft.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Scenario;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.NoOp;
import org.jsyslab.raft.RaftMessage;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.Role;
import org.jsyslab.raft.scenario.SimulatedRaft.Server;

/**
 * Directed tests of Raft as sentences: {@code scenario.nodes(5).eventually(oneLeader()).isolate(leader()).submit("x")}.
 * The servers replicate lines, and Figure 3 is checked after every event.
 */
public final class RaftScenario extends Scenario<RaftScenario> {
    /** What the servers exchange; in every fourth seed messages really take its forms on their way. */
    public static final Schema SCHEMA =
            Schema.of(RaftMessage.class, LogMessage.class, Line.class, NoOp.class, Configuration.class);

    private final Figure3 figure3;
    private final Server server;

    /** A scenario without servers, in a simulation that has not begun. */
    public RaftScenario(Simulation simulation, Server server) {
        this(simulation, server, new Figure3(simulation));
    }

    private RaftScenario(Simulation simulation, Server server, Figure3 figure3) {
        super(simulation, voters -> SimulatedRaft.logServer(voters, server, figure3));
        this.figure3 = figure3;
        this.server = server;
        if (simulation.seed() % 4 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
    }

    /** Adds a server that knows of no cluster yet. */
    public RaftScenario newcomer(String name) {
        simulation().add(NodeId.of(name), SimulatedRaft.logServer(List.of(), server, figure3));
        return this;
    }

    /** The leader of the newest term that anyone leads. */
    public static Who leader() {
        return simulation -> leaderOf(simulation).orElseThrow(() -> new IllegalStateException("there is no leader"));
    }

    /** The first running server that does not lead, in the order of names. */
    public static Who follower() {
        return Who.which("follower", RaftNode.class, raft -> raft.state().role() != Role.LEADER);
    }

    /** There is exactly one leader, of the newest term, and a majority of the servers that are up follow it. */
    public static Condition oneLeader() {
        return Condition.of(
                "one leader, whom a majority follow",
                simulation -> leaderOf(simulation)
                        .filter(leader -> isFollowed(simulation, leader))
                        .isPresent());
    }

    /** All running servers have applied the same lines, and this one is among them. */
    public static Condition everywhere(String line) {
        return Condition.of(
                "all running servers have applied '" + line + "', and the same lines",
                simulation -> services(simulation).stream()
                                        .map(LogService::lines)
                                        .distinct()
                                        .count()
                                == 1
                        && services(simulation).get(0).lines().contains(line));
    }

    /** Submits a line to whoever leads, again and again, until it is applied there. */
    public RaftScenario replicate(String line) {
        Outcome outcome = null;
        Duration end = simulation().now().plus(Duration.ofSeconds(60));
        while (!(outcome instanceof Outcome.Ok) && simulation().now().compareTo(end) < 0) {
            outcome = simulation().runUntil(sim -> leaderOf(sim).isPresent(), Duration.ofSeconds(60))
                    ? submit(leader(), line, Duration.ofSeconds(2)).orElse(null)
                    : null;
        }
        if (!(outcome instanceof Outcome.Ok)) {
            throw simulation().violated("'" + line + "' is replicated within a minute", "it is not", null);
        }
        return this;
    }

    /** Submits a line to a server and waits for the outcome; nothing if none comes in that time. */
    public Optional<Outcome> submit(Who who, String line, Duration patience) {
        Invocation invocation = simulation().invoke(who.in(simulation()), new Submit(line));
        simulation().runUntil(sim -> invocation.isDone(), patience);
        return invocation.outcome();
    }

    /** Submits a line to a server and waits for nothing. */
    public RaftScenario offer(Who who, String line) {
        simulation().invoke(who.in(simulation()), new Submit(line));
        return this;
    }

    /** The Raft of a running server. */
    public RaftNode raft(Who who) {
        return simulation().node(who.in(simulation()), RaftNode.class);
    }

    /** The lines that a running server has applied. */
    public List<String> lines(Who who) {
        return simulation().node(who.in(simulation()), LogService.class).lines();
    }

    /** The leader of the newest term that anyone leads, if there is one. */
    public static Optional<NodeId> leaderOf(Simulation simulation) {
        return simulation.machines().values().stream()
                .filter(machine -> machine.find(RaftNode.class)
                        .filter(raft -> raft.state().role() == Role.LEADER)
                        .isPresent())
                .max(Comparator.comparingLong(RaftScenario::term))
                .map(Machine::id);
    }

    private static boolean isFollowed(Simulation simulation, NodeId leader) {
        RaftNode leading = simulation.node(leader, RaftNode.class);
        long following = simulation.nodes(RaftNode.class).stream()
                .filter(raft -> raft.state().term() == leading.state().term()
                        && Objects.equals(raft.state().leader(), Optional.of(leader)))
                .count();
        return following >= leading.state().log().configuration().majority();
    }

    private static long term(Machine machine) {
        return machine.node(RaftNode.class).state().term();
    }

    private static List<LogService> services(Simulation simulation) {
        return simulation.nodes(LogService.class);
    }
}
