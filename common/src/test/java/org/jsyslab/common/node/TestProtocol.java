package org.jsyslab.common.node;

import java.util.ArrayList;
import java.util.List;

/** A protocol of three messages and two timers, and a node that writes down what happens to it. */
final class TestProtocol {
    private TestProtocol() {}

    sealed interface TestMessage extends Message {
        record Ping(int number) implements TestMessage {}

        sealed interface Answer extends TestMessage {}

        record Pong(int number) implements Answer {}

        record Nack(int number) implements Answer {}
    }

    sealed interface TestTimer extends Timer {
        record Tick() implements TestTimer {}

        record Silence(NodeId peer) implements TestTimer {}
    }

    record ForeignPing(int number) implements Message {}

    /** Records every call in {@link #heard}. */
    static final class Listener implements Node<TestMessage> {
        final List<String> heard = new ArrayList<>();

        @Override
        public Handlers<TestMessage> handlers() {
            return new Handlers<TestMessage>()
                    .start(() -> heard.add("start"))
                    .before(this::even)
                    .message(TestMessage.Ping.class, (from, ping) -> heard.add(from + " ping " + ping.number()))
                    .message(TestMessage.Pong.class, (from, pong) -> heard.add(from + " pong " + pong.number()))
                    .message(TestMessage.Nack.class, (from, nack) -> heard.add(from + " nack " + nack.number()))
                    .timer(TestTimer.Tick.class, () -> heard.add("tick"))
                    .timer(TestTimer.Silence.class, silence -> heard.add("silence of " + silence.peer()))
                    .afterBatch(() -> heard.add("batch"))
                    .covering(TestMessage.class, TestTimer.class);
        }

        private boolean even(NodeId from, TestMessage message) {
            return !(message instanceof TestMessage.Ping ping) || ping.number() % 2 == 0;
        }
    }
}
