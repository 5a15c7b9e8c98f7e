package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Part("A Sockets")
class SlowServiceTest {
    /** Answers everything at once but "slow", which waits for its release. */
    private static class Gate implements Service {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @Override
        public String answer(String request) {
            if (request.equals("slow")) {
                begun.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "done: " + request;
        }

        @Override
        public boolean isSlow(String request) {
            return request.equals("slow");
        }
    }

    /** A server, the gate it serves, and when who waits is held to starve: late for a right one, soon for a mutant. */
    private record Served(ServerKind kind, Gate gate, Duration patience) {}

    private static final Property<Served> A_SLOW_REQUEST_STARVES_NOBODY = served -> {
        Gate gate = served.gate();
        try (Server server = served.kind().start(ServerOptions.onPort(0), gate);
                RawClient slow = new RawClient(server.port());
                RawClient quick = new RawClient(server.port())) {
            quick.waitAtMost(served.patience());
            slow.send("slow", "next");
            gate.begun.await();
            try {
                quick.send("quick");
                assertThat(quick.receive()).isEqualTo("done: quick");
            } finally {
                gate.released.countDown();
            }
            assertThat(slow.receive()).isEqualTo("done: slow");
            assertThat(slow.receive()).isEqualTo("done: next");
        }
    };

    @ParameterizedTest
    @EnumSource
    @Points(3)
    @DisplayName("While one client's request is slow, the others are served; its own wait their turn")
    void starvesNobody(ServerKind kind) throws Exception {
        A_SLOW_REQUEST_STARVES_NOBODY.check(new Served(kind, new Gate(), Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A client that has ended its side still gets the reply to its slow request")
    void endedSide(ServerKind kind) throws Exception {
        Gate gate = new Gate();
        try (Server server = kind.start(ServerOptions.onPort(0), gate);
                RawClient client = new RawClient(server.port())) {
            client.send("quick", "slow");
            client.endOutput();
            gate.begun.await();
            assertThat(client.receive()).isEqualTo("done: quick");
            gate.released.countDown();
            assertThat(client.receive()).isEqualTo("done: slow");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    @DisplayName("Mutant S6: the slow handler runs on the event loop")
    void mutant() {
        Gate onTheLoop = new Gate() {
            @Override
            public boolean isSlow(String request) {
                return false;
            }
        };
        A_SLOW_REQUEST_STARVES_NOBODY.mustFailOn(new Served(ServerKind.NETTY, onTheLoop, Duration.ofMillis(500)));
    }
}
