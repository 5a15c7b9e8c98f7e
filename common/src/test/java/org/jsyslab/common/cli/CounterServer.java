package org.jsyslab.common.cli;

import java.util.SortedSet;
import org.jsyslab.common.cli.CounterMessage.Add;
import org.jsyslab.common.cli.CounterMessage.Read;
import org.jsyslab.common.cli.CounterMessage.Rumour;
import org.jsyslab.common.cli.CounterMessage.Total;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;

/** A durable counter that adopts the largest value it hears of. */
class CounterServer implements Node<CounterMessage> {
    record Count(long value) {}

    private final Env<CounterMessage> env;
    private final SortedSet<NodeId> members;
    private final Cell<Count> count;
    private final long step;

    CounterServer(Env<CounterMessage> env, SortedSet<NodeId> members, long step) {
        this.env = env;
        this.members = members;
        this.count = env.cell("count", new Count(0));
        this.step = step;
    }

    @Override
    public Handlers<CounterMessage> handlers() {
        return new Handlers<CounterMessage>()
                .message(Add.class, this::onAdd)
                .message(
                        Read.class,
                        (from, read) ->
                                env.send(from, new Total(read.op(), count.get().value())))
                .message(Rumour.class, this::onRumour)
                .message(Total.class, (from, total) -> {})
                .covering(CounterMessage.class);
    }

    void onAdd(NodeId from, Add add) {
        count.set(new Count(count.get().value() + add.amount() * step));
        env.observe("count", count.get().value());
        members.stream()
                .filter(member -> !member.equals(env.self()))
                .forEach(member -> env.send(member, new Rumour(count.get().value())));
        env.send(from, new Total(add.op(), count.get().value()));
    }

    void onRumour(NodeId from, Rumour rumour) {
        if (rumour.value() > count.get().value()) {
            count.set(new Count(rumour.value()));
        }
    }
}
