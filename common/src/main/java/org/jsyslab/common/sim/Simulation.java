package org.jsyslab.common.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.node.Work;

/**
 * A deterministic run of nodes in virtual time: one seed makes one run, on every machine. Add nodes, say what goes
 * wrong and what must hold, and let time pass:
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(42);
 * simulation.add(NodeId.of("n1"), stack -> stack.add(new Pinger(stack.env(PingMessage.class))));
 * simulation.network().links(Link.LAN.losing(0.1));
 * simulation.run(Duration.ofSeconds(10));
 * }</pre>
 *
 * <p>For one thread at a time. A run that violates a property throws a {@link Violation} and is over.
 */
public final class Simulation {
    /** Stands for the whole network in reports of faults. */
    static final NodeId EVERYWHERE = NodeId.of("network");

    final RandomStreams streams;
    final Timeline timeline = new Timeline();
    final Reporter reporter = new Reporter(timeline);
    final Works works = new Works(this);
    final Askers askers = new Askers(this);
    private final Network network = new Network(this);
    private final InvariantChecks invariants = new InvariantChecks(this);
    private final FailureReport failure = new FailureReport(this);
    private final Map<NodeId, Machine> byName = new HashMap<>(); // for quick look-up; never iterated
    private final SortedMap<NodeId, Machine> machines = new TreeMap<>();
    private final Map<Class<?>, List<?>> running = new HashMap<>(); // never iterated
    private Delay forceTime = Delay.exponential(Duration.ofNanos(500_000));
    private long events;
    private long delivered;

    /** A simulation without nodes, at time zero. */
    public Simulation(long seed) {
        streams = new RandomStreams(seed);
    }

    /** Adds a node and assembles it; it takes its first step as soon as time passes. */
    public Machine add(NodeId id, Stack.Assembly assembly) {
        Machine machine = new Machine(id, assembly, forceTime, this);
        if (byName.putIfAbsent(id, machine) != null) {
            throw new IllegalArgumentException("there is a node " + id + " already");
        }
        machines.put(id, machine);
        machine.restart();
        return machine;
    }

    /** Has everything that happens told to {@code observer}; to several, if called several times. */
    public Simulation observe(Observer observer) {
        reporter.tell(observer);
        return this;
    }

    /** Adds what must hold after every event. */
    public Simulation check(Invariant invariant) {
        invariants.add(invariant);
        return this;
    }

    /** Sets how long the disks of nodes added from now on take to force. Half a millisecond on average, by default. */
    public Simulation forceTime(Delay delay) {
        forceTime = delay;
        return this;
    }

    /** Says what work of one class comes to, and how long it takes. */
    public <W extends Work<R>, R extends Local> Simulation work(Class<W> type, Delay time, WorkModel<W, R> model) {
        works.bind(type, time, model);
        return this;
    }

    /** The network and its faults. */
    public Network network() {
        return network;
    }

    /** What the node of that name runs on. */
    public Machine machine(NodeId id) {
        Machine machine = byName.get(id);
        if (machine == null) {
            throw new IllegalArgumentException("there is no node " + id);
        }
        return machine;
    }

    /** All machines, up or down, in the order of their names. */
    public SortedMap<NodeId, Machine> machines() {
        return Collections.unmodifiableSortedMap(machines);
    }

    /** The part of a running node's stack that is an {@code N}; see {@link Machine#node}. */
    public <N> N node(NodeId id, Class<N> type) {
        return machine(id).node(type);
    }

    /** Those parts of all running nodes that are an {@code N}, in the order of the nodes' names. */
    @SuppressWarnings("unchecked") // each list is stored under the class of its elements
    public <N> List<N> nodes(Class<N> type) {
        return (List<N>) running.computeIfAbsent(type, t -> findNodes(t));
    }

    /** Asks a client for an operation, now. */
    public Invocation invoke(NodeId client, Operation operation) {
        return askers.ask(askers.newAsker(client), client, operation, end -> {});
    }

    /** Asks a client for one operation after the other, with a pause in between. */
    public Workload workload(NodeId client, Iterator<? extends Operation> operations, Delay think) {
        return new Workload(this, client, operations, think);
    }

    /** Lets something happen at a virtual time. */
    public void at(Duration time, Runnable action) {
        timeline.at(time.toNanos(), action);
    }

    /** Lets something happen when {@code wait} has passed. */
    public void after(Duration wait, Runnable action) {
        timeline.at(timeline.now() + wait.toNanos(), action);
    }

    /** Lets {@code span} of virtual time pass. */
    public void run(Duration span) {
        runUntil(simulation -> false, span);
    }

    /**
     * Lets time pass until a condition holds, which is asked before the first and after every event.
     *
     * @return whether it holds; if not, {@code limit} of virtual time has passed
     */
    public boolean runUntil(Predicate<Simulation> condition, Duration limit) {
        long end = timeline.now() + limit.toNanos();
        while (!condition.test(this)) {
            if (timeline.next() > end) {
                timeline.idleUntil(end);
                return false;
            }
            timeline.advance();
        }
        return true;
    }

    /**
     * Lets time pass until nothing is left to happen.
     *
     * @return whether that came before {@code limit} of virtual time had passed
     */
    public boolean runUntilQuiet(Duration limit) {
        return runUntil(simulation -> timeline.isEmpty(), limit);
    }

    /** Lets time pass until a condition holds, and fails the run if it does not come to hold within {@code limit}. */
    public void eventually(Condition condition, Duration limit) {
        if (!runUntil(simulation -> condition.check().holds(simulation, EVERYWHERE), limit)) {
            throw violated("eventually " + condition.name(), "not within " + limit.toMillis() + " ms", null);
        }
    }

    /** Fails the run unless each invariant's twin, its "sometimes", has held. */
    public void requireWitnesses() {
        if (!missing().isEmpty()) {
            throw violated(String.join("; ", missing()), "never happened, so this run shows nothing", null);
        }
    }

    /** The "sometimes" that have not held yet. */
    public SortedSet<String> missing() {
        return invariants.missing();
    }

    /** The "sometimes" that have held. */
    public SortedSet<String> witnessed() {
        return invariants.witnessed();
    }

    /** Random numbers for a test or workload, apart from those of nodes and network. */
    public RandomGenerator random(String purpose) {
        return streams.stream("simulation", 0, purpose);
    }

    /** Virtual time since the start. */
    public Duration now() {
        return Duration.ofNanos(timeline.now());
    }

    /** How many steps the nodes have taken. */
    public long events() {
        return events;
    }

    /** How many messages the nodes have handled. */
    public long delivered() {
        return delivered;
    }

    /** The number from which the run follows. */
    public long seed() {
        return streams.seed();
    }

    /** Keeps the last events for the report of a failure; {@code replay} is the command that repeats this run. */
    public Simulation explainFailures(String replay) {
        failure.prepare(replay);
        return this;
    }

    /** Keeps the last events for a space-time diagram of a failure, which goes to {@code file}; the report names it. */
    public Simulation drawFailures(Path file) {
        failure.drawTo(file);
        return this;
    }

    /** A failure of this run, to be thrown. */
    public Violation violated(String property, String detail, Throwable cause) {
        reporter.violated(property);
        return new Violation(property, detail, this, failure.text(property, detail), cause);
    }

    Machine machineOrNull(NodeId id) {
        return byName.get(id);
    }

    void messageHandled() {
        delivered++;
    }

    void stepDone(Machine moved) {
        events++;
        checkInvariants(moved);
    }

    void checkInvariants(Machine moved) {
        invariants.check(moved.id());
    }

    /** A node has started or crashed. */
    void lifeChanged() {
        running.clear();
    }

    private <N> List<N> findNodes(Class<N> type) {
        List<N> found = new ArrayList<>();
        for (Machine machine : machines.values()) {
            machine.find(type).ifPresent(found::add);
        }
        return Collections.unmodifiableList(found);
    }
}
