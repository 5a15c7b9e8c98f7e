package org.jsyslab.raft.kv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.ClientRequest;
import org.jsyslab.raft.kv.KvMessage.Redirect;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.jsyslab.raft.kv.KvMessage.Reply;

/** Says to servers and clients what a test wants, and remembers what it hears. */
final class Puppet implements Node<KvMessage> {
    private record Say(NodeId to, KvMessage message) implements Operation {}

    private final Env<KvMessage> env;
    private final Simulation simulation;
    private final BiFunction<NodeId, KvMessage, KvMessage> script;
    private final List<KvMessage> heard = new ArrayList<>();

    private Puppet(Env<KvMessage> env, Simulation simulation, BiFunction<NodeId, KvMessage, KvMessage> script) {
        this.env = env;
        this.simulation = simulation;
        this.script = script;
    }

    /** Adds a puppet that answers nothing. */
    static Puppet in(Simulation simulation, String name) {
        return in(simulation, name, (from, message) -> null);
    }

    /**
     * Adds a puppet that answers by a script.
     *
     * @param script given who said what; null for no answer
     */
    static Puppet in(Simulation simulation, String name, BiFunction<NodeId, KvMessage, KvMessage> script) {
        simulation.add(NodeId.of(name), stack -> stack.add(new Puppet(stack.env(KvMessage.class), simulation, script)));
        return simulation.node(NodeId.of(name), Puppet.class);
    }

    @Override
    public Handlers<KvMessage> handlers() {
        return new Handlers<KvMessage>()
                .invoke(Say.class, (asker, say) -> env.send(say.to(), say.message()))
                .message(RegisterClient.class, this::onMessage)
                .message(ClientRequest.class, this::onMessage)
                .message(ClientQuery.class, this::onMessage)
                .message(Reply.class, this::onMessage)
                .message(Redirect.class, this::onMessage)
                .covering(KvMessage.class);
    }

    private void onMessage(NodeId from, KvMessage message) {
        heard.add(message);
        KvMessage answer = script.apply(from, message);
        if (answer != null) {
            env.send(from, answer);
        }
    }

    /** Says something, after which there is time to hear the answer. */
    void tell(NodeId to, KvMessage message) {
        simulation.run(Duration.ofMillis(100));
        say(to, message);
        simulation.run(Duration.ofMillis(100));
    }

    /** Says something. */
    void say(NodeId to, KvMessage message) {
        simulation.invoke(env.self(), new Say(to, message));
    }

    /** What it heard so far. */
    List<KvMessage> heard() {
        return Collections.unmodifiableList(heard);
    }
}
