package org.jsyslab.heartbeat.failover;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.failover.ResourceMessage.Acquire;
import org.jsyslab.heartbeat.failover.ResourceMessage.Fenced;
import org.jsyslab.heartbeat.failover.ResourceMessage.Granted;
import org.jsyslab.heartbeat.failover.ResourceMessage.Write;
import org.jsyslab.heartbeat.failover.ResourceMessage.WriteReply;
import org.jsyslab.heartbeat.failover.ResourceTimer.ResourceSilent;

/** A primary's side of the {@link Resource}: asks again until it answers, and shows the newest grant that it was given. */
public class FencedWriter implements Node<ResourceMessage>, Fencing {
    private final Env<ResourceMessage> env;
    private final NodeId resource;
    private final Duration patience;

    /** For whom; null while nothing is wanted. */
    private Owner owner;

    /** The newest grant; null while there is none. */
    private Fence fence;

    /** The number that is being written; 0 if none. */
    private long number;

    /**
     * A writer without a grant.
     *
     * @param patience how long it waits for the resource before it asks again
     */
    public FencedWriter(Env<ResourceMessage> env, NodeId resource, Duration patience) {
        this.env = env;
        this.resource = resource;
        this.patience = patience;
    }

    @Override
    public Handlers<ResourceMessage> handlers() {
        return new Handlers<ResourceMessage>()
                .before((from, message) -> from.equals(resource) && owner != null)
                .message(Granted.class, this::onGranted)
                .message(WriteReply.class, this::onWriteReply)
                .message(Fenced.class, this::onFenced)
                .message(Acquire.class, (from, request) -> env.note("is not the resource"))
                .message(Write.class, (from, request) -> env.note("is not the resource"))
                .timer(ResourceSilent.class, this::ask)
                .covering(ResourceMessage.class, ResourceTimer.class);
    }

    @Override
    public void acquire(Owner newOwner) {
        owner = newOwner;
        fence = null;
        number = 0;
        ask();
    }

    @Override
    public void write(long newNumber, Owner sameOwner) {
        number = newNumber;
        ask();
    }

    @Override
    public void release() {
        owner = null;
        env.cancel(new ResourceSilent());
    }

    /** A grant; by a request that was repeated there may be several, and the newest counts. */
    @Exercise(part = "D", hint = "An older grant that comes late is worth nothing.")
    void onGranted(NodeId from, Granted reply) {
        boolean first = fence == null;
        if (first || reply.fence().epoch() > fence.epoch()) {
            fence = reply.fence();
        }
        if (first) {
            env.cancel(new ResourceSilent());
            owner.granted(reply.last());
        }
    }

    /** The number in hand is written, or one before it was, twice. */
    void onWriteReply(NodeId from, WriteReply reply) {
        if (reply.number() == number) {
            number = 0;
            env.cancel(new ResourceSilent());
            owner.written(reply.number());
        }
    }

    /** The resource was granted again: to another, or to this node by a request that was sent twice. */
    @Exercise(part = "D", hint = "A refusal of a number that is written meanwhile says nothing.")
    void onFenced(NodeId from, Fenced reply) {
        if (reply.number() != number) {
            return;
        }
        Owner loser = owner;
        boolean ours =
                reply.granted().holder().equals(env.self()) && reply.granted().epoch() > fence.epoch();
        if (ours) {
            fence = reply.granted();
            ask();
        } else {
            release();
            loser.fenced();
        }
    }

    private void ask() {
        if (fence == null) {
            env.send(resource, new Acquire());
        } else {
            env.send(resource, new Write(fence, number));
        }
        env.set(new ResourceSilent(), patience);
    }
}
