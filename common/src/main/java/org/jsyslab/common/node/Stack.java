package org.jsyslab.common.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The nodes that live under one name: one for most labs; a store above Raft, or a detector inside a store, elsewhere.
 * They share step, disk and outbox, and each has its own sealed protocol and its own {@link Env}. Events are dispatched
 * by record class, so the wire needs no channels and no record name may occur twice in a stack.
 *
 * <p>An {@link Assembly} puts the stack together; a host (a real process, the simulator) owns it and feeds it events,
 * one at a time.
 */
public final class Stack {

    /** How the nodes of a stack are built and wired, anew for each incarnation. */
    @FunctionalInterface
    public interface Assembly {

        /** Adds the nodes: {@code stack.add(new BankServer(stack.env(BankMessage.class)))}. */
        void assemble(Stack stack);
    }

    private final World world;
    private final List<Node<?>> nodes = new ArrayList<>();
    private final List<Handlers<?>> layers = new ArrayList<>();
    private final Map<Class<?>, Handlers<?>> owners = new HashMap<>();
    private final Map<String, Class<?>> names = new HashMap<>();
    private final Map<Class<?>, Handlers<?>> clients = new LinkedHashMap<>();

    /**
     * Builds a stack in the given world.
     *
     * @throws IllegalArgumentException if the assembly adds no node, or one whose handlers are not complete, or two
     *     records of one name
     */
    public static Stack assemble(Assembly assembly, World world) {
        Stack stack = new Stack(world);
        assembly.assemble(stack);
        if (stack.layers.isEmpty()) {
            throw new IllegalArgumentException(world.self() + " has no node");
        }
        return stack;
    }

    private Stack(World world) {
        this.world = world;
    }

    /** The name under which this stack is known. */
    public NodeId self() {
        return world.self();
    }

    /** The view of the world for the node that speaks {@code protocol}. */
    public <M extends Message> Env<M> env(Class<M> protocol) {
        return new LayerEnv<>(world, protocol.getSimpleName() + ".");
    }

    /** Adds a node and returns it. */
    public <N extends Node<?>> N add(N node) {
        Handlers<?> handlers = node.handlers();
        if (!handlers.isCovered()) {
            throw new IllegalArgumentException(
                    node.getClass().getSimpleName() + ".handlers() must end with covering(…)");
        }
        handlers.messageTypes().forEach(type -> own(type, handlers));
        handlers.timerTypes().forEach(type -> own(type, handlers));
        handlers.operationTypes().forEach(type -> ownOperations(type, handlers));
        nodes.add(node);
        layers.add(handlers);
        return node;
    }

    /** The nodes, in the order added. */
    public List<Node<?>> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** Whether some node of this stack answers messages of this class. */
    public boolean understands(Class<?> messageType) {
        return owners.containsKey(messageType) || (messageType == Invoke.class && !clients.isEmpty());
    }

    /** The first step of an incarnation: starts each node, in the order added. */
    public void start() {
        layers.forEach(Handlers::onStart);
    }

    /**
     * Delivers one message to the node that answers it.
     *
     * @throws IllegalArgumentException if none does
     */
    public void deliver(NodeId from, Message message) {
        if (message instanceof Invoke invoke) {
            Class<?> type = typeOf(invoke.operation());
            clients.get(type).onInvoke(type, from, invoke);
        } else {
            ownerOf(message.getClass()).onMessage(from, message);
        }
    }

    /** Fires one timer. */
    public void fire(Timer timer) {
        ownerOf(timer.getClass()).onTimer(timer);
    }

    /** The last step of a batch: gives each node the chance to act once for all its events. */
    public void endBatch() {
        layers.forEach(Handlers::onBatchEnd);
    }

    private void own(Class<?> type, Handlers<?> handlers) {
        Class<?> namesake = names.putIfAbsent(type.getSimpleName(), type);
        if (namesake != null) {
            throw new IllegalArgumentException("two records named " + type.getSimpleName() + " in the stack of "
                    + self() + ": " + namesake.getName() + " and " + type.getName());
        }
        owners.put(type, handlers);
    }

    private void ownOperations(Class<?> type, Handlers<?> client) {
        for (Class<?> other : clients.keySet()) {
            if (other.isAssignableFrom(type) || type.isAssignableFrom(other)) {
                throw new IllegalArgumentException(
                        self() + " has two nodes that take invocations of " + type.getSimpleName());
            }
        }
        clients.put(type, client);
    }

    private Class<?> typeOf(Operation operation) {
        return clients.keySet().stream()
                .filter(type -> type.isInstance(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        self() + " does not take " + operation.getClass().getSimpleName()));
    }

    private Handlers<?> ownerOf(Class<?> type) {
        Handlers<?> owner = owners.get(type);
        if (owner == null) {
            throw new IllegalArgumentException(self() + " does not understand " + type.getSimpleName());
        }
        return owner;
    }

    /**
     * The world as one protocol sees it: durable names and random streams are prefixed, so that nodes cannot collide.
     */
    private record LayerEnv<M extends Message>(World world, String prefix) implements Env<M> {
        @Override
        public NodeId self() {
            return world.self();
        }

        @Override
        public void send(NodeId to, M message) {
            world.send(to, message, false);
        }

        @Override
        public void sendAhead(NodeId to, M message) {
            world.send(to, message, true);
        }

        @Override
        public void answer(NodeId asker, Outcome outcome) {
            world.send(asker, outcome, false);
        }

        @Override
        public void set(Timer timer, Duration after) {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a timer cannot fire in the past: " + timer + " after " + after);
            }
            requireRecord(timer);
            world.set(timer, after);
        }

        @Override
        public void cancel(Timer timer) {
            requireRecord(timer);
            world.cancel(timer);
        }

        @Override
        public Duration now() {
            return world.now();
        }

        @Override
        public Instant wallClock() {
            return world.wallClock();
        }

        @Override
        public RandomGenerator random(String purpose) {
            return world.random(prefix + purpose);
        }

        @Override
        public <T extends Record> Cell<T> cell(String name, T initial) {
            return world.cell(prefix + name, initial);
        }

        @Override
        public <E> Journal<E> journal(String name, Class<E> type) {
            return world.journal(prefix + name, type);
        }

        @Override
        public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
            return world.table(prefix + name, keys, values);
        }

        @Override
        public Blobs blobs() {
            return world.blobs();
        }

        @Override
        public void run(Work<?> work) {
            world.run(work);
        }

        @Override
        public void note(String text) {
            world.note(text);
        }

        @Override
        public void observe(String name, Object value) {
            world.observe(name, value);
        }

        private static void requireRecord(Timer timer) {
            if (!(timer instanceof Record)) {
                throw new IllegalArgumentException(timer.getClass().getName() + " must be a record: timers are values");
            }
        }
    }
}
