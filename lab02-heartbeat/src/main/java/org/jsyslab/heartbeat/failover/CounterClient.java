package org.jsyslab.heartbeat.failover;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.heartbeat.failover.ClientTimer.LookElsewhere;
import org.jsyslab.heartbeat.failover.ClientTimer.Unanswered;
import org.jsyslab.heartbeat.failover.CounterMessage.Behind;
import org.jsyslab.heartbeat.failover.CounterMessage.NotPrimary;
import org.jsyslab.heartbeat.failover.CounterMessage.Reply;
import org.jsyslab.heartbeat.failover.CounterMessage.Request;
import org.jsyslab.heartbeat.failover.CounterMessage.Update;
import org.jsyslab.heartbeat.failover.CounterMessage.UpdateReply;

/**
 * Takes numbers, from whichever replica says that it is the primary. A number whose reply is lost is given to nobody:
 * the client asks for another one, and the counter has a gap.
 */
public class CounterClient implements Node<CounterMessage> {
    /** A number that was given. */
    public record Given(long number) {}

    private final Env<CounterMessage> env;
    private final List<NodeId> replicas;
    private final Duration patience;
    private final int attempts;
    private final String identity;

    /** Sequence number of the last request. */
    private long sequence;

    /** Who asked for the number; null if nobody does. */
    private NodeId asker;

    /** How often the present request was sent. */
    private int sent;

    /** Who is asked next. */
    private NodeId target;

    /**
     * A client that asks the first replica first.
     *
     * @param patience how long it waits for a reply before it asks the next replica
     * @param attempts how often it asks before it gives up
     */
    public CounterClient(Env<CounterMessage> env, List<NodeId> replicas, Duration patience, int attempts) {
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("a counter without replicas");
        }
        this.env = env;
        this.replicas = List.copyOf(replicas);
        this.patience = patience;
        this.attempts = attempts;
        this.target = this.replicas.get(0);
        this.identity = OpId.freshClient(env.random("identity"));
    }

    @Override
    public Handlers<CounterMessage> handlers() {
        return new Handlers<CounterMessage>()
                .invoke(Next.class, this::onNext)
                .message(Reply.class, this::onReply)
                .message(NotPrimary.class, this::onNotPrimary)
                .message(Request.class, (from, request) -> env.note("is not a replica"))
                .message(Update.class, (from, update) -> env.note("is not a replica"))
                .message(UpdateReply.class, (from, reply) -> env.note("is not a replica"))
                .message(Behind.class, (from, reply) -> env.note("is not a replica"))
                .timer(Unanswered.class, this::onUnanswered)
                .timer(LookElsewhere.class, timer -> ask())
                .covering(CounterMessage.class, ClientTimer.class);
    }

    /** Somebody wants a number. */
    void onNext(NodeId newAsker, Next next) {
        if (asker != null) {
            env.answer(newAsker, new Outcome.Failed("this client is busy"));
            return;
        }
        asker = newAsker;
        next.first().filter(replicas::contains).ifPresent(first -> target = first);
        sequence++;
        sent = 0;
        ask();
    }

    /** The number. */
    void onReply(NodeId from, Reply reply) {
        if (reply.op().equals(op()) && asker != null) {
            end(new Outcome.Ok(new Given(reply.number())));
        }
    }

    /** Another one is said to be primary: it is asked after a while, for this may be news that is not yet true. */
    void onNotPrimary(NodeId from, NotPrimary reply) {
        if (reply.op().equals(op()) && asker != null && from.equals(target)) {
            target = replicas.contains(reply.primary()) ? reply.primary() : after(from);
            env.cancel(new Unanswered(op()));
            env.set(new LookElsewhere(op()), patience.dividedBy(2));
        }
    }

    /** Nobody has answered in time: the next replica is asked. */
    void onUnanswered(Unanswered overdue) {
        target = after(target);
        ask();
    }

    private void ask() {
        if (sent >= attempts) {
            end(new Outcome.Unknown("no replica gave a number in " + sent + " attempts"));
            return;
        }
        sent++;
        env.send(target, new Request(op()));
        env.set(new Unanswered(op()), patience);
    }

    private NodeId after(NodeId replica) {
        return replicas.get((replicas.indexOf(replica) + 1) % replicas.size());
    }

    private OpId op() {
        return new OpId(identity, sequence);
    }

    private void end(Outcome outcome) {
        env.cancel(new Unanswered(op()));
        env.cancel(new LookElsewhere(op()));
        NodeId waiting = asker;
        asker = null;
        env.answer(waiting, outcome);
    }
}
