package org.jsyslab.common.runtime.loop;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the steps of a batch send and start, held until their writes are durable.
 *
 * <p>{@link #commit} is the one place where "persist before you reply" is kept.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private record Sending(NodeId from, NodeId to, Message message, OpId op) {}

    private record Starting(ProcessWorld world, Work<?> work) {}

    private final StepLoop loop;
    private final WorkPool pool;
    private final Recorder recorder;
    private final NodeDisk disk;
    private final Queue<Sending> ahead = new ArrayDeque<>();
    private final Queue<Sending> held = new ArrayDeque<>();
    private final Queue<Starting> works = new ArrayDeque<>();

    Outbox(StepLoop loop, WorkPool pool) {
        this.loop = loop;
        this.pool = pool;
        this.recorder = loop.ground().recorder();
        this.disk = loop.ground().disk();
    }

    /**
     * Takes a message of the present step.
     *
     * @param beforeForce whether it may leave before the step's writes are durable
     */
    void send(NodeId from, NodeId to, Message message, boolean beforeForce) {
        if (message instanceof Local && !(message instanceof Outcome) && !to.equals(from)) {
            String type = message.getClass().getSimpleName();
            throw new IllegalArgumentException(type + " never travels: it cannot be sent to " + to);
        }
        Sending sending = new Sending(from, to, message, recorder.op(message, loop.op()));
        if (beforeForce && !loop.residents().has(to)) {
            ahead.add(sending);
        } else {
            held.add(sending);
        }
    }

    /** Takes work of the present step. */
    void start(ProcessWorld world, Work<?> work) {
        works.add(new Starting(world, work));
    }

    /** The order that the whole model rests on: what may go ahead, the force, then everything else. */
    void commit(Carrier carrier) throws IOException {
        boolean leaveFirst = !ahead.isEmpty();
        dispatchAll(ahead, carrier);
        if (disk.isDirty()) {
            if (leaveFirst) {
                carrier.flush();
            }
            disk.force();
            recorder.local(Kind.DISK, loop.ground().process(), null, null, null, "force");
        }
        dispatchAll(held, carrier);
        for (Starting next = works.poll(); next != null; next = works.poll()) {
            Starting starting = next;
            pool.start(starting.work(), result -> loop.submit(() -> returned(starting.world(), result)));
        }
        carrier.flush();
    }

    /** Forgets everything, and ends all work: the process stops before its writes are durable. */
    void close() {
        ahead.clear();
        held.clear();
        works.clear();
        pool.close();
    }

    private void dispatchAll(Queue<Sending> queue, Carrier carrier) {
        for (Sending next = queue.poll(); next != null; next = queue.poll()) {
            dispatch(next, carrier);
        }
    }

    private void dispatch(Sending sending, Carrier carrier) {
        NodeId from = sending.from();
        Message message = sending.message();
        if (message instanceof Outcome outcome) {
            recorder.local(kindOf(outcome), from, sending.to(), outcome, sending.op(), null);
            loop.askers().answer(sending.to(), outcome);
            return;
        }
        long clock = recorder.tick();
        String id = recorder.nextId(from);
        recorder.report(Kind.SEND, from, id, sending.to(), message, sending.op(), null);
        Envelope envelope = new Envelope(id, from, sending.to(), clock, sending.op(), message);
        if (!loop.residents().has(sending.to())) {
            carrier.carry(envelope);
        } else if (loop.residents().understands(sending.to(), message)) {
            loop.deliver(envelope);
        } else {
            LOG.warn(
                    "{} does not understand {} of {}",
                    sending.to(),
                    message.getClass().getSimpleName(),
                    from);
        }
    }

    private void returned(ProcessWorld world, Local result) {
        NodeId self = world.self();
        loop.add(new Step.Delivery(world, new Envelope(null, self, self, 0, null, result)));
    }

    private static Kind kindOf(Outcome outcome) {
        if (outcome instanceof Outcome.Ok) {
            return Kind.OP_OK;
        }
        return outcome instanceof Outcome.Failed ? Kind.OP_FAIL : Kind.OP_INFO;
    }
}
