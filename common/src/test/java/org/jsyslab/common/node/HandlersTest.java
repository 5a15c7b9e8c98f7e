package org.jsyslab.common.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsyslab.common.node.TestProtocol.TestMessage;
import org.jsyslab.common.node.TestProtocol.TestTimer;
import org.junit.jupiter.api.Test;

class HandlersTest {

    @Test
    void coveringNamesEveryMessageAndTimerWithoutAHandler() {
        Handlers<TestMessage> handlers = new Handlers<TestMessage>()
                .message(TestMessage.Ping.class, (from, ping) -> {})
                .timer(TestTimer.Tick.class, () -> {});

        assertThatThrownBy(() -> handlers.covering(TestMessage.class, TestTimer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("TestMessage", "message Pong has no handler", "message Nack", "timer Silence")
                .hasMessageNotContainingAny("Ping", "Tick");
    }

    @Test
    void coveringLooksThroughNestedSealedInterfaces() {
        Handlers<TestMessage> handlers = new Handlers<TestMessage>()
                .message(TestMessage.Ping.class, (from, ping) -> {})
                .message(TestMessage.Pong.class, (from, pong) -> {});

        assertThatThrownBy(() -> handlers.covering(TestMessage.class)).hasMessageContaining("message Nack");
    }

    @Test
    void coveringRefusesMessagesThatAreNoRecords() {
        assertThatThrownBy(() -> new Handlers<Shapeless>().covering(Shapeless.class))
                .hasMessageContaining("NotARecord is neither a record nor a sealed interface");
    }

    @Test
    void aMessageHasOneHandler() {
        Handlers<TestMessage> handlers = new Handlers<TestMessage>().message(TestMessage.Ping.class, (from, p) -> {});

        assertThatThrownBy(() -> handlers.message(TestMessage.Ping.class, (from, p) -> {}))
                .hasMessage("Ping has two handlers");
    }

    private sealed interface Shapeless extends Message {
        @SuppressWarnings("UnusedNestedClass") // its being there is what is refused
        final class NotARecord implements Shapeless {}
    }
}
