package org.jsyslab.heartbeat.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.failover.ResourceMessage.Acquire;
import org.jsyslab.heartbeat.failover.ResourceMessage.Fenced;
import org.jsyslab.heartbeat.failover.ResourceMessage.Granted;
import org.jsyslab.heartbeat.failover.ResourceMessage.Write;
import org.jsyslab.heartbeat.failover.ResourceMessage.WriteReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The resource, asked by hand. */
@Part("D Failover")
class ResourceTest {
    private static final NodeId RESOURCE = NodeId.of("store");
    private static final NodeId ANN = NodeId.of("n1");
    private static final NodeId BOB = NodeId.of("n2");

    private final Simulation simulation = Seeds.single(1);

    /** The resource under test; a mutant overrides it. */
    Resource resource(Env<ResourceMessage> env) {
        return new Resource(env);
    }

    @Test
    @Points(2)
    @DisplayName("each grant has an epoch of its own, also after a crash, and only the newest may write")
    void onlyTheNewestGrant() {
        begin();
        Fence anns = ((Granted) ask(ANN, new Acquire(new OpId("ann", 1)))).fence();
        assertThat(ask(ANN, new Write(anns, 7))).isEqualTo(new WriteReply(7));
        simulation.machine(RESOURCE).crash();
        simulation.machine(RESOURCE).restart();
        Granted bobs = (Granted) ask(BOB, new Acquire(new OpId("bob", 1)));

        assertThat(anns).isEqualTo(new Fence(1, ANN));
        assertThat(bobs).isEqualTo(new Granted(new OpId("bob", 1), new Fence(2, BOB), 7));
        assertThat(ask(ANN, new Write(anns, 8))).isEqualTo(new Fenced(8, bobs.fence()));
        assertThat(ask(BOB, new Write(bobs.fence(), 8))).isEqualTo(new WriteReply(8));
    }

    @Test
    @DisplayName("a request that comes twice is granted once, with the same epoch, and one that is new is granted anew")
    void repeatedRequests() {
        begin();
        Granted first = (Granted) ask(ANN, new Acquire(new OpId("ann", 1)));
        ask(ANN, new Write(first.fence(), 3));

        assertThat(ask(ANN, new Acquire(new OpId("ann", 1))))
                .isEqualTo(new Granted(new OpId("ann", 1), first.fence(), 3));
        assertThat(((Granted) ask(ANN, new Acquire(new OpId("ann", 2)))).fence())
                .isEqualTo(new Fence(2, ANN));
    }

    @Test
    @Points(2)
    @DisplayName("a write that comes twice, or late, is taken and changes nothing")
    void repeatedWrites() {
        begin();
        Fence fence = ((Granted) ask(ANN, new Acquire(new OpId("ann", 1)))).fence();
        assertThat(ask(ANN, new Write(fence, 2))).isEqualTo(new WriteReply(2));
        assertThat(ask(ANN, new Write(fence, 2))).isEqualTo(new WriteReply(2));
        assertThat(ask(ANN, new Write(fence, 1))).isEqualTo(new WriteReply(1));
        assertThat(((Granted) ask(BOB, new Acquire(new OpId("bob", 1)))).last()).isEqualTo(2);
    }

    private void begin() {
        simulation.add(RESOURCE, stack -> stack.add(resource(stack.env(ResourceMessage.class))));
        simulation.add(ANN, stack -> stack.add(new Hand(stack.env(ResourceMessage.class))));
        simulation.add(BOB, stack -> stack.add(new Hand(stack.env(ResourceMessage.class))));
        simulation.run(Duration.ofMillis(1));
    }

    private ResourceMessage ask(NodeId who, ResourceMessage question) {
        Hand hand = simulation.node(who, Hand.class);
        hand.replies.clear();
        simulation.invoke(who, new Ask(question));
        simulation.run(Duration.ofMillis(100));
        assertThat(hand.replies).hasSize(1);
        return hand.replies.get(0);
    }

    /** What the test has a hand send. */
    private record Ask(ResourceMessage question) implements Operation {}

    /** Sends what the test says, and keeps what comes back. */
    private static final class Hand implements Node<ResourceMessage> {
        private final Env<ResourceMessage> env;
        private final List<ResourceMessage> replies = new ArrayList<>();

        Hand(Env<ResourceMessage> env) {
            this.env = env;
        }

        @Override
        public Handlers<ResourceMessage> handlers() {
            return new Handlers<ResourceMessage>()
                    .invoke((asker, invoke) -> env.send(RESOURCE, ((Ask) invoke.operation()).question()))
                    .message(Granted.class, (from, reply) -> replies.add(reply))
                    .message(WriteReply.class, (from, reply) -> replies.add(reply))
                    .message(Fenced.class, (from, reply) -> replies.add(reply))
                    .message(Acquire.class, (from, request) -> replies.add(request))
                    .message(Write.class, (from, request) -> replies.add(request))
                    .covering(ResourceMessage.class);
        }
    }
}
