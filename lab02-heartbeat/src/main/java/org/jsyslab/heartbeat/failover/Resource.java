package org.jsyslab.heartbeat.failover;

import java.util.Optional;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.failover.ResourceMessage.Acquire;
import org.jsyslab.heartbeat.failover.ResourceMessage.Fenced;
import org.jsyslab.heartbeat.failover.ResourceMessage.Granted;
import org.jsyslab.heartbeat.failover.ResourceMessage.Write;
import org.jsyslab.heartbeat.failover.ResourceMessage.WriteReply;

/**
 * What must not be harmed: it takes a number only from the primary that it was granted to last. It trusts nobody's
 * opinion of who lives.
 *
 * <p>Burrows 2006, section 2.4. The check is made where the writing is done, in one step with it: a primary that checks
 * and then writes may be paused in between.
 */
public class Resource implements Node<ResourceMessage> {
    private final Env<ResourceMessage> env;
    private final Cell<Ledger> ledger;

    /** A resource that finds again what it remembered. */
    public Resource(Env<ResourceMessage> env) {
        this.env = env;
        this.ledger = env.cell("ledger", new Ledger(new Fence(0, env.self()), Optional.empty(), 0));
    }

    @Override
    public Handlers<ResourceMessage> handlers() {
        return new Handlers<ResourceMessage>()
                .message(Acquire.class, this::onAcquire)
                .message(Write.class, this::onWrite)
                .message(Granted.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .message(WriteReply.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .message(Fenced.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .covering(ResourceMessage.class);
    }

    /** Grants itself to whoever asks, and to nobody else from now on. A request that comes twice is one. */
    @Exercise(part = "D", hint = "The grant must outlive a crash, or one epoch is given to two.")
    void onAcquire(NodeId primary, Acquire request) {
        Ledger known = ledger.get();
        boolean repeated = known.request().filter(request.op()::equals).isPresent();
        if (!repeated) {
            Fence fence = new Fence(known.granted().epoch() + 1, primary);
            ledger.set(new Ledger(fence, Optional.of(request.op()), known.last()));
            env.observe("granted", fence);
        }
        env.send(primary, new Granted(request.op(), ledger.get().granted(), known.last()));
    }

    /**
     * Takes a number from the holder of the newest grant, whatever number it is: what it means is not the resource's
     * business.
     */
    @Exercise(part = "D", hint = "Writes of one holder may come twice and overtake each other.")
    void onWrite(NodeId primary, Write write) {
        Ledger known = ledger.get();
        if (isGranted(write.fence())) {
            ledger.set(new Ledger(known.granted(), known.request(), StrictMath.max(known.last(), write.number())));
            env.send(primary, new WriteReply(write.number()));
        } else {
            env.send(primary, new Fenced(write.number(), known.granted()));
        }
    }

    /** Whether this is the newest grant. */
    boolean isGranted(Fence fence) {
        return fence.equals(ledger.get().granted());
    }
}
