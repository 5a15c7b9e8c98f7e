package org.jsyslab.common.sim;

import java.time.Duration;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Timer;

/** The least protocol that can lose an acknowledged write: a server counts, a client counts the acknowledgements. */
final class Store {
    private Store() {}

    sealed interface StoreMessage extends Message {}

    record Put(long value, double weight) implements StoreMessage {}

    record Stored(long value) implements StoreMessage {}

    sealed interface StoreTimer extends Timer {}

    record Resend() implements StoreTimer {}

    record Flush() implements StoreTimer {}

    record Value(long value) {}

    /** A server n1 and a client c1, with the invariant that what was acknowledged is stored. */
    static void build(Simulation simulation, Discipline discipline) {
        NodeId server = NodeId.of("n1");
        NodeId client = NodeId.of("c1");
        simulation.add(server, stack -> stack.add(new Server(stack.env(StoreMessage.class), discipline)));
        simulation.add(client, stack -> stack.add(new Client(stack.env(StoreMessage.class), server)));
        simulation.check(Invariant.always(
                        "what was acknowledged is stored",
                        sim -> sim.nodes(Server.class).stream()
                                .allMatch(n -> n.value >= sim.node(client, Client.class).acknowledged))
                .sometimes("ten values are stored", sim -> sim.node(client, Client.class).acknowledged >= 10));
    }

    /** How the server relates its answer to its write. Only the first way is right. */
    enum Discipline {
        WRITE_THEN_ANSWER,
        ANSWER_AHEAD_OF_THE_WRITE,
        ANSWER_AND_WRITE_LATER
    }

    static final class Server implements Node<StoreMessage> {
        private final Env<StoreMessage> env;
        private final Discipline discipline;
        private final Cell<Value> cell;
        long value;

        Server(Env<StoreMessage> env, Discipline discipline) {
            this.env = env;
            this.discipline = discipline;
            this.cell = env.cell("value", new Value(0));
            this.value = cell.get().value();
        }

        @Override
        public Handlers<StoreMessage> handlers() {
            return new Handlers<StoreMessage>()
                    .message(Put.class, this::onPut)
                    .message(Stored.class, (from, stored) -> {})
                    .timer(Flush.class, this::write)
                    .timer(Resend.class, () -> {})
                    .covering(StoreMessage.class, StoreTimer.class);
        }

        private void onPut(NodeId client, Put put) {
            value = Math.max(value, put.value());
            env.observe("value", value);
            switch (discipline) {
                case WRITE_THEN_ANSWER -> {
                    write();
                    env.send(client, new Stored(put.value()));
                }
                case ANSWER_AHEAD_OF_THE_WRITE -> {
                    write();
                    env.sendAhead(client, new Stored(put.value()));
                }
                case ANSWER_AND_WRITE_LATER -> {
                    env.set(new Flush(), Duration.ofMillis(1));
                    env.send(client, new Stored(put.value()));
                }
            }
        }

        private void write() {
            cell.set(new Value(value));
        }
    }

    static final class Client implements Node<StoreMessage> {
        private final Env<StoreMessage> env;
        private final NodeId server;
        long acknowledged;

        Client(Env<StoreMessage> env, NodeId server) {
            this.env = env;
            this.server = server;
        }

        @Override
        public Handlers<StoreMessage> handlers() {
            return new Handlers<StoreMessage>()
                    .start(this::put)
                    .message(Stored.class, this::onStored)
                    .message(Put.class, (from, put) -> {})
                    .timer(Resend.class, this::put)
                    .timer(Flush.class, () -> {})
                    .covering(StoreMessage.class, StoreTimer.class);
        }

        private void put() {
            env.send(server, new Put(acknowledged + 1, env.random("weight").nextGaussian()));
            env.set(new Resend(), Duration.ofMillis(20));
        }

        private void onStored(NodeId from, Stored stored) {
            if (stored.value() == acknowledged + 1) {
                acknowledged = stored.value();
                env.observe("acknowledged", acknowledged);
                env.note("stored " + acknowledged);
                put();
            }
        }
    }
}
