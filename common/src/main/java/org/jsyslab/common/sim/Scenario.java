package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;

/**
 * A directed test as a sentence: {@code scenario(7).nodes(5).isolate(leader).put("x",
 * "1").heal().eventually(oneLeader)}. These are the verbs that all labs share; a lab extends the class with its own.
 *
 * @param <S> the lab's scenario
 */
public class Scenario<S extends Scenario<S>> {
    private final Simulation simulation;
    private final Function<List<NodeId>, Stack.Assembly> server;
    private final List<NodeId> servers = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(60);

    /**
     * A scenario without nodes.
     *
     * @param server how a server is assembled, given the names of all servers
     */
    protected Scenario(Simulation simulation, Function<List<NodeId>, Stack.Assembly> server) {
        this.simulation = simulation;
        this.server = server;
    }

    /** Adds servers n1 to n{@code count}. */
    public S nodes(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> servers.add(NodeId.of("n" + i)));
        servers.forEach(id -> simulation.add(id, server.apply(servers())));
        return self();
    }

    /** Adds clients c1 to c{@code count}, assembled given the names of all servers. */
    public S clients(int count, Function<List<NodeId>, Stack.Assembly> client) {
        IntStream.rangeClosed(1, count).forEach(i -> simulation.add(NodeId.of("c" + i), client.apply(servers())));
        return self();
    }

    /** Adds what must hold from now on. */
    public S check(Invariant invariant) {
        simulation.check(invariant);
        return self();
    }

    /** Cuts a node off from everyone. */
    public S isolate(Who who) {
        simulation.network().isolate(who.in(simulation));
        return self();
    }

    /** Cuts some servers off from the others; clients reach both sides. */
    public S partition(Who... oneSide) {
        List<NodeId> here = Stream.of(oneSide).map(who -> who.in(simulation)).toList();
        List<NodeId> there = servers.stream().filter(id -> !here.contains(id)).toList();
        simulation.network().partition(List.of(here, there));
        return self();
    }

    /** Lets nothing pass from one node to another, in this direction. */
    public S oneWay(Who from, Who to) {
        simulation.network().cut(from.in(simulation), to.in(simulation));
        return self();
    }

    /** Ends all partitions and slowness. */
    public S heal() {
        simulation.network().heal();
        return self();
    }

    /** Lets the network lose messages with this probability. */
    public S lose(double probability) {
        simulation.network().lose(probability);
        return self();
    }

    /** Adds a delay to all messages from and to a node. */
    public S slow(Who who, Delay more) {
        simulation.network().slow(who.in(simulation), more);
        return self();
    }

    /** Crashes a node. */
    public S crash(Who who) {
        return machine(who, Machine::crash);
    }

    /** Crashes a node in the midst of its next force. */
    public S crashAtNextForce(Who who) {
        return machine(who, Machine::crashAtNextForce);
    }

    /** Restarts a node. */
    public S restart(Who who) {
        return machine(who, Machine::restart);
    }

    /** Restarts all nodes that are down. */
    public S restartAll() {
        simulation.machines().values().stream()
                .filter(machine -> !machine.isUp())
                .forEach(Machine::restart);
        return self();
    }

    /** Lets a node stand still. */
    public S pause(Who who) {
        return machine(who, Machine::pause);
    }

    /** Lets a paused node go on. */
    public S resume(Who who) {
        return machine(who, Machine::resume);
    }

    /** Lets time pass. */
    public S runFor(Duration span) {
        simulation.run(span);
        return self();
    }

    /** Sets how long {@link #eventually} and {@link #invoke} wait from now on; a minute of virtual time unless set. */
    public S within(Duration limit) {
        patience = limit;
        return self();
    }

    /** Lets time pass until a condition holds; fails if that takes too long. */
    public S eventually(Condition condition) {
        simulation.eventually(condition, patience);
        return self();
    }

    /** Asks a client for an operation, waits for the outcome, and fails unless it is {@link Outcome.Ok}. */
    public S invoke(Who client, Operation operation) {
        Outcome outcome = outcomeOf(client, operation);
        if (!(outcome instanceof Outcome.Ok)) {
            throw simulation.violated(StableText.of(operation) + " succeeds", StableText.of(outcome), null);
        }
        return self();
    }

    /** Asks a client for an operation and waits for the outcome, whatever it is; fails if there is none in time. */
    public Outcome outcomeOf(Who client, Operation operation) {
        Invocation invocation = simulation.invoke(client.in(simulation), operation);
        simulation.eventually(Condition.of(StableText.of(operation) + " ends", sim -> invocation.isDone()), patience);
        return invocation.outcome().orElseThrow();
    }

    /** Does or checks anything else. */
    public S then(Consumer<Simulation> action) {
        action.accept(simulation);
        return self();
    }

    /** The simulation behind the scenario. */
    public Simulation simulation() {
        return simulation;
    }

    /** The names of the servers. */
    public List<NodeId> servers() {
        return Collections.unmodifiableList(servers);
    }

    private S machine(Who who, Consumer<Machine> action) {
        action.accept(simulation.machine(who.in(simulation)));
        return self();
    }

    @SuppressWarnings("unchecked") // S is the class of this object, by the contract of the type parameter
    private S self() {
        return (S) this;
    }
}
