package org.jsyslab.common.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * The table of contents of a node: which method answers which event. Built once, with method references, and closed by
 * {@link #covering}; read by the {@link Stack} that delivers events.
 *
 * @param <M> the sealed interface of the protocol's messages
 */
public final class Handlers<M extends Message> {
    private final List<Runnable> starts = new ArrayList<>();
    private final List<BiPredicate<NodeId, M>> rules = new ArrayList<>();
    private final Map<Class<?>, BiConsumer<NodeId, M>> messages = new LinkedHashMap<>();
    private final Map<Class<?>, Consumer<Timer>> timers = new LinkedHashMap<>();
    private final Map<Class<?>, BiConsumer<NodeId, Invoke>> operations = new LinkedHashMap<>();
    private final List<Runnable> batchEnds = new ArrayList<>();
    private boolean covered;

    /** Runs once, as the first step of each incarnation. */
    public Handlers<M> start(Runnable handler) {
        starts.add(handler);
        return this;
    }

    /**
     * Runs before each message from a node, in the order given: a rule for all messages, such as adopting a newer term.
     *
     * @param rule given the sender and the message; false vetoes the delivery, to later rules and to the handler
     */
    public Handlers<M> before(BiPredicate<NodeId, M> rule) {
        rules.add(rule);
        return this;
    }

    /** Answers messages of one record type, given the sender and the message. */
    public <T extends M> Handlers<M> message(Class<T> type, BiConsumer<NodeId, T> handler) {
        putOnce(messages, type, (from, message) -> handler.accept(from, type.cast(message)));
        return this;
    }

    /** Answers timers of one record type. */
    public <T extends Timer> Handlers<M> timer(Class<T> type, Consumer<T> handler) {
        putOnce(timers, type, timer -> handler.accept(type.cast(timer)));
        return this;
    }

    /** Answers timers of a record type without components. */
    public Handlers<M> timer(Class<? extends Timer> type, Runnable handler) {
        putOnce(timers, type, timer -> handler.run());
        return this;
    }

    /** Answers all requests of front doors, workloads and the command line: this node is the client of its stack. */
    public Handlers<M> invoke(BiConsumer<NodeId, Invoke> handler) {
        putOnce(operations, Operation.class, handler);
        return this;
    }

    /** Answers those requests whose operation is of one type, given who asks: a stack may hold several clients. */
    public <O extends Operation> Handlers<M> invoke(Class<O> type, BiConsumer<NodeId, O> handler) {
        putOnce(operations, type, (asker, invoke) -> handler.accept(asker, type.cast(invoke.operation())));
        return this;
    }

    /**
     * Runs at the end of each batch of events, before its writes are forced: where "one AppendEntries per batch" is
     * said.
     */
    public Handlers<M> afterBatch(Runnable hook) {
        batchEnds.add(hook);
        return this;
    }

    /**
     * Closes the table and checks that it answers every record of the protocol.
     *
     * @param protocol the sealed interface of the messages
     * @param timerTypes the sealed interface of the timers, if the protocol has any
     * @throws IllegalArgumentException naming each message and timer without a handler, and each that is not a record
     */
    @SafeVarargs
    public final Handlers<M> covering(Class<M> protocol, Class<? extends Timer>... timerTypes) {
        List<String> faults = new ArrayList<>();
        checkCovered(protocol, messages, "message", faults);
        for (Class<? extends Timer> timerType : timerTypes) {
            checkCovered(timerType, timers, "timer", faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the handlers of " + protocol.getSimpleName() + " are not complete: " + String.join("; ", faults));
        }
        covered = true;
        return this;
    }

    boolean isCovered() {
        return covered;
    }

    Iterable<Class<?>> messageTypes() {
        return messages.keySet();
    }

    Iterable<Class<?>> timerTypes() {
        return timers.keySet();
    }

    Iterable<Class<?>> operationTypes() {
        return operations.keySet();
    }

    void onStart() {
        starts.forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked") // a stack delivers by record class, so the message is an M
    void onMessage(NodeId from, Message message) {
        M ours = (M) message;
        for (BiPredicate<NodeId, M> rule : rules) {
            if (!rule.test(from, ours)) {
                return;
            }
        }
        messages.get(message.getClass()).accept(from, ours);
    }

    void onTimer(Timer timer) {
        timers.get(timer.getClass()).accept(timer);
    }

    void onInvoke(Class<?> type, NodeId from, Invoke invoke) {
        operations.get(type).accept(from, invoke);
    }

    void onBatchEnd() {
        batchEnds.forEach(Runnable::run);
    }

    private static <V> void putOnce(Map<Class<?>, V> table, Class<?> type, V handler) {
        if (table.putIfAbsent(type, handler) != null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has two handlers");
        }
    }

    private static void checkCovered(Class<?> type, Map<Class<?>, ?> table, String what, List<String> faults) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                checkCovered(permitted, table, what, faults);
            }
        } else if (!type.isRecord()) {
            faults.add(what + " " + type.getSimpleName() + " is neither a record nor a sealed interface");
        } else if (!table.containsKey(type)) {
            faults.add(what + " " + type.getSimpleName() + " has no handler");
        }
    }
}
