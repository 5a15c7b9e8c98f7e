package org.jsyslab.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jsyslab.common.node.TestProtocol.ForeignPing;
import org.jsyslab.common.node.TestProtocol.Listener;
import org.jsyslab.common.node.TestProtocol.TestMessage;
import org.jsyslab.common.node.TestProtocol.TestTimer;
import org.junit.jupiter.api.Test;

class StackTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");

    private final List<String> calls = new ArrayList<>();
    private final World world = recordingWorld(calls);
    private final Listener node = new Listener();

    @Test
    void eventsReachTheHandlerOfTheirRecord() {
        Stack stack = Stack.assemble(s -> s.add(node), world);
        stack.start();
        stack.deliver(N2, new TestMessage.Ping(2));
        stack.deliver(N2, new TestMessage.Pong(3));
        stack.fire(new TestTimer.Silence(N2));
        stack.fire(new TestTimer.Tick());
        stack.endBatch();

        assertThat(node.heard).containsExactly("start", "n2 ping 2", "n2 pong 3", "silence of n2", "tick", "batch");
    }

    @Test
    void aBeforeRuleVetoesADelivery() {
        Stack stack = Stack.assemble(s -> s.add(node), world);
        stack.deliver(N2, new TestMessage.Ping(1));
        stack.deliver(N2, new TestMessage.Ping(2));

        assertThat(node.heard).containsExactly("n2 ping 2");
    }

    @Test
    void aMessageThatNobodyAnswersIsNamed() {
        Stack stack = Stack.assemble(s -> s.add(node), world);

        assertThat(stack.understands(TestMessage.Ping.class)).isTrue();
        assertThat(stack.understands(ForeignPing.class)).isFalse();
        assertThat(stack.understands(Invoke.class)).isFalse();
        assertThatThrownBy(() -> stack.deliver(N2, new ForeignPing(1)))
                .hasMessage("n1 does not understand ForeignPing");
    }

    @Test
    void aStackMayHoldAClientForEachKindOfOperation() {
        Stack stack = Stack.assemble(
                s -> {
                    s.add(client(Buy.class, (asker, buy) -> calls.add(asker + " buys " + buy.what())));
                    s.add(otherClient(Sell.class, (asker, sell) -> calls.add(asker + " sells " + sell.what())));
                },
                world);
        stack.deliver(N2, new Invoke(new Sell("a boat")));
        stack.deliver(N2, new Invoke(new Buy("a horse")));

        assertThat(calls).containsExactly("n2 sells a boat", "n2 buys a horse");
        assertThatThrownBy(() -> stack.deliver(N2, new Invoke(new Lend("a book"))))
                .hasMessage("n1 does not take Lend");
    }

    @Test
    void noOperationHasTwoClients() {
        assertThatThrownBy(() -> Stack.assemble(
                        s -> {
                            s.add(client(Buy.class, (asker, buy) -> {}));
                            s.add(otherClient(Trade.class, (asker, trade) -> {}));
                        },
                        world))
                .hasMessage("n1 has two nodes that take invocations of Trade");
    }

    private sealed interface Trade extends Operation {}

    private record Buy(String what) implements Trade {}

    private record Sell(String what) implements Trade {}

    private record Lend(String what) implements Operation {}

    private sealed interface NoMessage extends Message {}

    private record Silence() implements NoMessage {}

    private sealed interface OtherMessage extends Message {}

    private record Quiet() implements OtherMessage {}

    private static <O extends Operation> Node<OtherMessage> otherClient(Class<O> type, BiConsumer<NodeId, O> handler) {
        return () -> new Handlers<OtherMessage>()
                .invoke(type, handler)
                .message(Quiet.class, (from, quiet) -> {})
                .covering(OtherMessage.class);
    }

    private static <O extends Operation> Node<NoMessage> client(Class<O> type, BiConsumer<NodeId, O> handler) {
        return () -> new Handlers<NoMessage>()
                .invoke(type, handler)
                .message(Silence.class, (from, silence) -> {})
                .covering(NoMessage.class);
    }

    @Test
    void recordNamesAreUniqueInAStack() {
        assertThatThrownBy(() -> Stack.assemble(
                        s -> {
                            s.add(node);
                            s.add(new Namesake());
                        },
                        world))
                .hasMessageContainingAll("two records named Ping in the stack of n1", "NamesakeMessage", "TestMessage");
    }

    @Test
    void handlersMustBeClosedByCovering() {
        assertThatThrownBy(() -> Stack.assemble(s -> s.add((Node<TestMessage>) Handlers::new), world))
                .hasMessageContaining("must end with covering(…)");
    }

    @Test
    void anEmptyStackIsRefused() {
        assertThatThrownBy(() -> Stack.assemble(s -> {}, world)).hasMessage("n1 has no node");
    }

    @Test
    void durableNamesAndRandomStreamsCarryTheProtocolsName() {
        Stack.assemble(
                s -> {
                    Env<TestMessage> env = s.env(TestMessage.class);
                    env.journal("log", String.class);
                    env.random("election timeout");
                    s.add(node);
                },
                world);

        assertThat(calls).containsExactly("journal TestMessage.log", "random TestMessage.election timeout");
    }

    @Test
    void timersAreRecordsAndFireInTheFuture() {
        Stack.assemble(
                s -> {
                    Env<TestMessage> env = s.env(TestMessage.class);
                    assertThatThrownBy(() -> env.set(new Timer() {}, Duration.ZERO))
                            .hasMessageContaining("record");
                    assertThatThrownBy(() -> env.set(new TestTimer.Tick(), Duration.ofMillis(-1)))
                            .hasMessageContaining("past");
                    s.add(node);
                },
                world);

        assertThat(calls).isEmpty();
    }

    private static World recordingWorld(List<String> calls) {
        return (World) Proxy.newProxyInstance(
                World.class.getClassLoader(), new Class<?>[] {World.class}, (proxy, method, args) -> {
                    if (method.getName().equals("self")) {
                        return N1;
                    }
                    calls.add(method.getName() + " " + args[0]);
                    return null;
                });
    }

    private sealed interface NamesakeMessage extends Message {
        record Ping() implements NamesakeMessage {}
    }

    private static final class Namesake implements Node<NamesakeMessage> {
        @Override
        public Handlers<NamesakeMessage> handlers() {
            return new Handlers<NamesakeMessage>()
                    .message(NamesakeMessage.Ping.class, (from, ping) -> {})
                    .covering(NamesakeMessage.class);
        }
    }
}
