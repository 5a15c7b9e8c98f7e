package org.jsyslab.common.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;

/** A node whose handlers each test writes as it needs them. It keeps what it was told, in order. */
class Probe implements Node<Probe.ProbeMessage> {
    final Env<ProbeMessage> env;
    final List<String> heard = new ArrayList<>();
    Runnable onStart = () -> {};
    Runnable atEndOfBatch = () -> {};
    BiConsumer<NodeId, Say> onSay = (from, say) -> {};
    Consumer<Ring> onRing = ring -> {};
    BiConsumer<NodeId, Invoke> onInvoke = (from, invoke) -> {};

    Probe(Env<ProbeMessage> env) {
        this.env = env;
    }

    /** Adds a node that {@code setUp} completes, at each of its starts. */
    static Machine add(Simulation simulation, String name, Consumer<Probe> setUp) {
        return simulation.add(NodeId.of(name), stack -> {
            Probe probe = new Probe(stack.env(ProbeMessage.class));
            setUp.accept(probe);
            stack.add(probe);
        });
    }

    /** Lets a running node take a step of the test's own. */
    static void step(Simulation simulation, NodeId node, Consumer<Probe> action) {
        simulation.machine(node).life().loop().enqueue(life -> action.accept(simulation.node(node, Probe.class)));
    }

    @Override
    public Handlers<ProbeMessage> handlers() {
        return new Handlers<ProbeMessage>()
                .start(() -> onStart.run())
                .message(Say.class, this::onSay)
                .message(Worked.class, (from, worked) -> heard.add(worked.text()))
                .timer(Ring.class, this::onRing)
                .invoke((from, invoke) -> onInvoke.accept(from, invoke))
                .afterBatch(() -> atEndOfBatch.run())
                .covering(ProbeMessage.class, ProbeTimer.class);
    }

    private void onSay(NodeId from, Say say) {
        heard.add(from + ":" + say.text());
        onSay.accept(from, say);
    }

    private void onRing(Ring ring) {
        heard.add("ring " + ring.name());
        onRing.accept(ring);
    }

    void say(String to, String text) {
        env.send(NodeId.of(to), new Say(text));
    }

    sealed interface ProbeMessage extends Message {}

    record Say(String text) implements ProbeMessage {}

    record Worked(String text) implements ProbeMessage, Local {}

    sealed interface ProbeTimer extends Timer {}

    record Ring(String name) implements ProbeTimer {}

    record Ask(String text) implements Operation {}

    record Told(String text) {}

    record Chore(String text) implements Work<Worked> {
        @Override
        public Local failed(String reason) {
            return new Worked(text + " failed: " + reason);
        }
    }

    record Count(long value) {}
}
