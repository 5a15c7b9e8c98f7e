package org.jsyslab.common.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.node.Table;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;
import org.jsyslab.common.node.World;

/**
 * One life of a node, from its start to its crash: the simulated {@link World} of one stack, and all that is volatile.
 */
final class Incarnation implements World {
    private final Machine machine;
    private final int number;
    private final Simulation simulation;
    private final StepLoop loop;
    private final Timers timers;
    private final Map<String, StrictRandom> randoms = new HashMap<>(2); // never iterated
    private final long networkKey;
    private final long clockOrigin;
    private Stack stack;
    private long sent;
    private boolean over;
    private OpId op;

    Incarnation(Machine machine, int number, Simulation simulation) {
        this.machine = machine;
        this.number = number;
        this.simulation = simulation;
        this.loop = new StepLoop(this);
        this.timers = new Timers(this, simulation.timeline);
        this.networkKey = simulation.streams.key(machine.id().name(), number, "network");
        this.clockOrigin = machine.monotonic()
                - simulation.streams.stream(machine.id().name(), number, "clock")
                        .nextLong(1L << 40);
    }

    /** Assembles the stack, whose first step comes next. */
    void begin(Stack.Assembly assembly) {
        try {
            stack = Stack.assemble(assembly, this);
        } catch (RuntimeException | AssertionError e) {
            throw simulation.violated(self() + " starts without an error", e.toString(), e);
        }
        loop.begin(life -> life.stack().start());
    }

    /** Ends this life: nothing of it happens any more. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    Machine machine() {
        return machine;
    }

    /** Which life it is, 1 for the first. */
    int number() {
        return number;
    }

    Simulation simulation() {
        return simulation;
    }

    StepLoop loop() {
        return loop;
    }

    Timers timers() {
        return timers;
    }

    Stack stack() {
        return stack;
    }

    /** The operation behind the event being handled; kept only for an observer. */
    OpId op() {
        return op;
    }

    void causedBy(OpId operation) {
        op = operation;
    }

    /** The seed of the random numbers that decide the fate of a message, and of no other. */
    long fateOf(Delivery delivery) {
        return StrictRandom.mix(networkKey + delivery.number * StrictRandom.GOLDEN);
    }

    @Override
    public NodeId self() {
        return machine.id();
    }

    @Override
    public void send(NodeId to, Message message, boolean ahead) {
        if (message instanceof Outcome outcome) {
            loop.hold(new Answer(this, to, outcome));
            return;
        }
        Delivery delivery = new Delivery(this, to, ++sent, message);
        if (message instanceof Local && !delivery.isToSelf()) {
            throw new IllegalArgumentException(message + " is local to " + self() + " and cannot go to " + to);
        }
        simulation.reporter.stamp(delivery);
        if (ahead && !delivery.isToSelf()) {
            delivery.release();
        } else {
            loop.hold(delivery); // also one ahead to itself: this node is busy until the force is done
        }
    }

    @Override
    public void set(Timer timer, Duration after) {
        simulation.reporter.timerSet(this, timer, after);
        timers.set(timer, simulation.timeline.now() + machine.virtual(after.toNanos()));
    }

    @Override
    public void cancel(Timer timer) {
        if (timers.cancel(timer)) {
            simulation.reporter.timerCancelled(this, timer);
        }
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(machine.monotonic() - clockOrigin);
    }

    @Override
    public Instant wallClock() {
        return machine.wallClock();
    }

    @Override
    public RandomGenerator random(String purpose) {
        return randoms.computeIfAbsent(purpose, p -> simulation.streams.stream(self().name(), number, p));
    }

    @Override
    public <T extends Record> Cell<T> cell(String name, T initial) {
        return machine.disk().cell(name, initial);
    }

    @Override
    public <E> Journal<E> journal(String name, Class<E> type) {
        return machine.disk().journal(name, type);
    }

    @Override
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        return machine.disk().table(name, keys, values);
    }

    @Override
    public Blobs blobs() {
        return machine.disk().blobs();
    }

    @Override
    public void run(Work<?> work) {
        loop.hold(simulation.works.start(this, work));
    }

    @Override
    public void note(String text) {
        simulation.reporter.note(this, text);
    }

    @Override
    public void observe(String name, Object value) {
        simulation.reporter.state(this, name, value);
    }
}
