package org.jsyslab.heartbeat.failover;

import java.time.Duration;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.heartbeat.failover.ResourceMessage.Acquire;
import org.jsyslab.heartbeat.failover.ResourceMessage.Fenced;
import org.jsyslab.heartbeat.failover.ResourceMessage.Granted;
import org.jsyslab.heartbeat.failover.ResourceMessage.Write;
import org.jsyslab.heartbeat.failover.ResourceMessage.WriteReply;
import org.jsyslab.heartbeat.failover.ResourceTimer.ResourceSilent;

/**
 * A primary's side of the {@link Resource}: asks again until it answers, and shows with each write what it was granted.
 */
public class FencedWriter implements Node<ResourceMessage>, Fencing {
    private final Env<ResourceMessage> env;
    private final NodeId resource;
    private final Duration patience;

    /** Fresh for each life, so that no two requests are taken for one. */
    private final String identity;

    /** How often the resource was asked for, sendings of one request not counted. */
    private long requests;

    /** The request for the resource that is wanted now. */
    private OpId request;

    /** For whom; null while nothing is wanted. */
    private Owner owner;

    /** What was granted to that request; null while nothing was. */
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
        this.identity = OpId.freshClient(env.random("identity"));
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
        request = new OpId(identity, ++requests);
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

    /** A grant: of the present request, or of one that is no longer wanted. */
    @Exercise(
            part = "D",
            hint =
                    "What a grant says of the numbers written is true as long as nobody else is granted; of which request is it?")
    void onGranted(NodeId from, Granted reply) {
        if (fence == null && isWanted(reply)) {
            fence = reply.fence();
            env.cancel(new ResourceSilent());
            owner.granted(reply.last());
        }
    }

    /** Whether it is the answer to the present request. */
    boolean isWanted(Granted reply) {
        return reply.op().equals(request);
    }

    /** The number in hand is written, or one before it was, twice. */
    void onWriteReply(NodeId from, WriteReply reply) {
        if (reply.number() == number) {
            number = 0;
            env.cancel(new ResourceSilent());
            owner.written(reply.number());
        }
    }

    /** The resource has been granted again, and what this node was granted is worth nothing. */
    @Exercise(part = "D", hint = "A refusal of a number that is not in hand any more says nothing.")
    void onFenced(NodeId from, Fenced reply) {
        if (reply.number() == number) {
            Owner loser = owner;
            release();
            loser.fenced();
        }
    }

    private void ask() {
        if (fence == null) {
            env.send(resource, new Acquire(request));
        } else {
            env.send(resource, new Write(fence, number));
        }
        env.set(new ResourceSilent(), patience);
    }
}
