package org.jsyslab.common.runtime.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.node.Table;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;
import org.jsyslab.common.node.World;

/** What a real process offers to one stack: its timers, its corner of the disk, and a place in the step loop. */
final class ProcessWorld implements World {
    /** No timer is further off than this (292 years would overflow a count of nanoseconds). */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final NodeId self;
    private final StepLoop loop;
    private final Recorder recorder;
    private final Map<Timer, Alarm> alarms = new HashMap<>();
    private final Map<String, Object> observed = new LinkedHashMap<>();
    private final Map<String, RandomGenerator> streams = new HashMap<>();
    private final Witness witness;
    private final long bornAt;
    private Stack stack;
    private boolean gone;

    ProcessWorld(NodeId self, StepLoop loop) {
        this.self = self;
        this.loop = loop;
        this.recorder = loop.ground().recorder();
        this.witness = new Witness(this, recorder);
        this.bornAt = recorder.nanos();
    }

    /** When it came to life, in nanoseconds since the process began. */
    long bornAt() {
        return bornAt;
    }

    void assemble(Stack.Assembly assembly) {
        stack = Stack.assemble(assembly, this);
    }

    void start() {
        recorder.local(Kind.LIFE, self, null, null, null, "start");
        stack.start();
    }

    void deliver(Envelope envelope) {
        Message message = envelope.body();
        recorder.advancePast(envelope.clock());
        loop.handling(recorder.op(message, envelope.op()));
        Kind kind = message instanceof Invoke ? Kind.OP_CALL : Kind.RECEIVE;
        recorder.report(kind, self, envelope.id(), envelope.src(), message, loop.op(), null);
        stack.deliver(envelope.src(), message);
    }

    void fire(Alarm alarm, Timer timer) {
        if (alarms.remove(timer, alarm)) {
            recorder.local(Kind.TIMER_FIRE, self, null, timer, null, null);
            stack.fire(timer);
        }
    }

    void endBatch() {
        stack.endBatch();
    }

    boolean understands(Message message) {
        return stack.understands(message.getClass());
    }

    Map<String, Object> observed() {
        return observed;
    }

    OpId op() {
        return loop.op();
    }

    boolean isGone() {
        return gone;
    }

    void end() {
        gone = true;
        alarms.values().forEach(Alarm::cancel);
        alarms.clear();
        recorder.local(Kind.LIFE, self, null, null, null, "stop");
    }

    @Override
    public NodeId self() {
        return self;
    }

    @Override
    public void send(NodeId to, Message message, boolean ahead) {
        loop.outbox().send(self, to, message, ahead);
    }

    @Override
    public void set(Timer timer, Duration after) {
        Alarm alarm = new Alarm();
        Alarm replaced = alarms.put(timer, alarm);
        if (replaced != null) {
            replaced.cancel();
        }
        long nanos = (after.compareTo(FOREVER) < 0 ? after : FOREVER).toNanos();
        Runnable due = () -> loop.add(new Step.Firing(this, timer, alarm));
        alarm.dueBy(loop.ground().thread().schedule(due, nanos, TimeUnit.NANOSECONDS));
        recorder.local(Kind.TIMER_SET, self, null, timer, loop.op(), null);
    }

    @Override
    public void cancel(Timer timer) {
        Alarm alarm = alarms.remove(timer);
        if (alarm != null) {
            alarm.cancel();
            recorder.local(Kind.TIMER_CANCEL, self, null, timer, loop.op(), null);
        }
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(loop.now());
    }

    @Override
    public Instant wallClock() {
        return Clock.systemUTC().instant();
    }

    @Override
    public RandomGenerator random(String purpose) {
        return streams.computeIfAbsent(
                purpose, p -> new SplittableRandom(loop.seed() ^ ((long) self.hashCode() << 32) ^ p.hashCode()));
    }

    @Override
    public <T extends Record> Cell<T> cell(String name, T initial) {
        return witness.of(name, loop.ground().disk().cell(durable(name), initial));
    }

    @Override
    public <E> Journal<E> journal(String name, Class<E> type) {
        return witness.of(name, loop.ground().disk().journal(durable(name), type));
    }

    @Override
    public <K extends Comparable<? super K>, V> Table<K, V> table(String name, Class<K> keys, Class<V> values) {
        return witness.of(name, loop.ground().disk().table(durable(name), keys, values));
    }

    @Override
    public Blobs blobs() {
        return new StackBlobs(self, loop.ground().disk().blobs());
    }

    @Override
    public void run(Work<?> work) {
        loop.outbox().start(this, work);
    }

    @Override
    public void note(String text) {
        recorder.local(Kind.NOTE, self, null, null, loop.op(), text);
    }

    @Override
    public void observe(String name, Object value) {
        Object before = observed.put(name, value);
        if (!Objects.equals(before, value) && recorder.isObserved()) {
            recorder.local(Kind.STATE, self, null, new Event.State(name, value), loop.op(), null);
        }
    }

    private String durable(String name) {
        return self.name() + ":" + name;
    }
}
