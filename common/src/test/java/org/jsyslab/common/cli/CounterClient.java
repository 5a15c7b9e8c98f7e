package org.jsyslab.common.cli;

import java.time.Duration;
import java.util.SortedSet;
import org.jsyslab.common.cli.CounterMessage.Add;
import org.jsyslab.common.cli.CounterMessage.Read;
import org.jsyslab.common.cli.CounterMessage.Rumour;
import org.jsyslab.common.cli.CounterMessage.Total;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Timer;

/** Asks one server; reads are resent, additions are not. */
class CounterClient implements Node<CounterMessage> {
    sealed interface CounterTimer extends Timer {
        record NoReply(OpId op) implements CounterTimer {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Env<CounterMessage> env;
    private final SortedSet<NodeId> servers;
    private long sequence;
    private NodeId asker;
    private NodeId server;
    private CounterMessage outstanding;

    CounterClient(Env<CounterMessage> env, SortedSet<NodeId> servers) {
        this.env = env;
        this.servers = servers;
    }

    @Override
    public Handlers<CounterMessage> handlers() {
        return new Handlers<CounterMessage>()
                .invoke(this::onInvoke)
                .message(Total.class, this::onTotal)
                .message(Add.class, (from, add) -> {})
                .message(Read.class, (from, read) -> {})
                .message(Rumour.class, (from, rumour) -> {})
                .timer(CounterTimer.NoReply.class, this::onNoReply)
                .covering(CounterMessage.class, CounterTimer.class);
    }

    void onInvoke(NodeId from, Invoke invoke) {
        asker = from;
        OpId op = new OpId(env.self().name().replace('/', '.'), ++sequence);
        if (invoke.operation() instanceof CounterOperation.Increase increase) {
            begin(increase.server(), new Add(op, increase.amount()), op);
        } else if (invoke.operation() instanceof CounterOperation.Value value) {
            begin(value.server(), new Read(op), op);
        }
    }

    private void begin(String name, CounterMessage request, OpId op) {
        server = servers.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
        if (server == null) {
            env.answer(asker, new Outcome.Failed("there is no server " + name));
            return;
        }
        outstanding = request;
        env.send(server, request);
        env.set(new CounterTimer.NoReply(op), PATIENCE);
    }

    void onTotal(NodeId from, Total total) {
        if (total.op().equals(OpId.carriedBy(outstanding))) {
            env.cancel(new CounterTimer.NoReply(total.op()));
            env.answer(asker, new Outcome.Ok(new Total(total.op(), total.value())));
        }
    }

    void onNoReply(CounterTimer.NoReply timer) {
        if (!timer.op().equals(OpId.carriedBy(outstanding))) {
            return;
        }
        if (outstanding instanceof Add) {
            env.answer(asker, new Outcome.Unknown(server.name() + " does not reply"));
        } else {
            env.send(server, outstanding);
            env.set(timer, PATIENCE);
        }
    }
}
